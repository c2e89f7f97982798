<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${layout.say("temporaryPassword", layout.address(account))}</@>
<@layout.p><code class="code" dir="ltr" style="display:inline-block;padding:12px 20px;border:1px solid #6e8387;border-radius:8px;font:700 18px/1.3 ui-monospace,Consolas,Menlo,monospace">${password}</code></@>
<@layout.p>${msg("temporaryPasswordCopy")}</@>
<@layout.p>${msg("temporaryPasswordLife", minutes)}</@>
<@layout.p last=true>${msg("temporaryPasswordNotYours")}</@>
</@layout.emailLayout>
