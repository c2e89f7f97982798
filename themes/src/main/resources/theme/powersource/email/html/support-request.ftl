<#import "template.ftl" as layout>
<@layout.emailLayout footer="mailFooterStranger">
<@layout.p>${layout.say("requestsMail" + kind?cap_first, layout.address(who), layout.name(site))}</@>
<@layout.p last=true>${msg("supportRequest")}</@>
</@layout.emailLayout>
