<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg(what, layout.whole(account), layout.whole(from!""))}

${msg("noticeWhen", when)}
<#if browser??>
${msg("noticeBrowser", layout.whole(browser))}
</#if>
<#if clientAddress??>
${msg("noticeClientAddress", layout.whole(clientAddress))}
<#else>
${msg("noticeByOthers")}
</#if>

${msg("noticeYours")}

${msg("noticeNotYours")} ${msg(advice, layout.whole(msg("supportEmail")))}
</@layout.emailLayout>
