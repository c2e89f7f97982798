<#import "template.ftl" as layout>
<@layout.emailLayout>
<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${subject}</h1>
<p style="margin:0 0 16px">${msg("recoveryNewsAsked", account)}</p>
<p style="margin:0 0 16px">${msg("recoveryNews" + state?cap_first, account, heldUntil)}</p>
<p style="margin:0">${msg("recoveryNewsNotYours")}</p>
</@layout.emailLayout>
