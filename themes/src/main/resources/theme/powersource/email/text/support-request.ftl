<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout footer="mailFooterStranger">
${msg("supportRequest")}

<#list requests as request>
- ${layout.say("requestsMail" + request.kind?cap_first, layout.whole(request.who), layout.whole(request.site))}
</#list>

${msg("supportRequestHour")}
</@layout.emailLayout>
