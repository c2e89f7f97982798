<#import "template.ftl" as layout>
<@layout.emailLayout footer="mailFooterStranger">
<@layout.p>${msg("supportRequest")}</@>
<ul style="margin:0 0 18px;padding:0 20px">
<#list requests as request>
<li>${layout.say("requestsMail" + request.kind?cap_first, layout.address(request.who), layout.name(request.site))}</li>
</#list>
</ul>
<@layout.p last=true>${msg("supportRequestHour")}</@>
</@layout.emailLayout>
