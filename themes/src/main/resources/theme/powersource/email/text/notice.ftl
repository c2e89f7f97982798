<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${layout.say(what, layout.whole(account), layout.whole(from!""))}

${msg("noticeWhen", when)}
<#if browser??>
${layout.say("noticeBrowser", layout.whole(browser))}
</#if>
<#if clientAddress??>
${layout.say("noticeClientAddress", layout.whole(clientAddress))}
<#else>
${msg("noticeByOthers")}
</#if>

${msg("noticeYours")}

${msg("noticeNotYours")} ${layout.say(advice, layout.whole(msg("supportEmail")))}
</@layout.emailLayout>
