<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout footer="mailFooterStranger">
${layout.say("requestsMail" + kind?cap_first, layout.whole(who), layout.whole(site))}

${msg("supportRequest")}
</@layout.emailLayout>
