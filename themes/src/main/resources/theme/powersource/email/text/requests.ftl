<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg("requestsMail")}

<#list requests as request>
- ${layout.say("requestsMail" + request.kind?cap_first, layout.whole(request.who), layout.whole(request.site))}
</#list>

${link}

${msg("requestsMailHour")}
</@layout.emailLayout>
