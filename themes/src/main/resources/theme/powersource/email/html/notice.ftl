<#import "template.ftl" as layout>
<@layout.emailLayout>
<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${msg(what + "Subject")}</h1>
<p style="margin:0 0 16px">${msg(what, account, from!"")}</p>
<p style="margin:0 0 16px">${msg("noticeWhen", when)}<#if browser??><br>${msg("noticeBrowser", browser)}</#if><#if clientAddress??><br>${msg("noticeClientAddress", clientAddress)}</#if></p>
<p style="margin:0 0 16px">${msg("noticeYours")}</p>
<p style="margin:0"><strong>${msg("noticeNotYours")}</strong> ${msg(advice, msg("supportEmail"))}</p>
</@layout.emailLayout>
