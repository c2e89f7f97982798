<#import "template.ftl" as layout>
<@layout.emailLayout>
<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${subject}</h1>
<p style="margin:0 0 16px">${msg("temporaryPassword", account)}</p>
<p style="margin:0 0 16px"><code style="display:inline-block;padding:12px 20px;border:1px solid #8a94a6;border-radius:8px;font:700 18px/1.3 ui-monospace,Consolas,Menlo,monospace" dir="ltr">${password}</code></p>
<p style="margin:0 0 16px">${msg("temporaryPasswordCopy")}</p>
<p style="margin:0 0 16px">${msg("temporaryPasswordLife", minutes)}</p>
<p style="margin:0">${msg("temporaryPasswordNotYours")}</p>
</@layout.emailLayout>
