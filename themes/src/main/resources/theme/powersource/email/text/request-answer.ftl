<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout footer=(kind == "account")?then("mailFooterStranger", "mailFooter")>
${layout.say("requestAnswer" + kind?cap_first + result?cap_first, layout.whole(site))}
<#if reason?has_content>

${layout.say("requestAnswerReason", layout.whole(reason))}
</#if>
<#if link?has_content>

${link}
</#if>

${msg("requestAnswerNoName")}
</@layout.emailLayout>
