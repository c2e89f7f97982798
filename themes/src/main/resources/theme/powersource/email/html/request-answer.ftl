<#import "template.ftl" as layout>
<@layout.emailLayout footer=(kind == "account")?then("mailFooterStranger", "mailFooter")>
<@layout.p>${layout.say("requestAnswer" + kind?cap_first + result?cap_first, layout.name(site))}</@>
<#if reason?has_content>
<@layout.p>${layout.say("requestAnswerReason", layout.name(reason))}</@>
</#if>
<#if link?has_content>
<@layout.button label="requestAnswerButton"/>
</#if>
<@layout.p last=true>${msg("requestAnswerNoName")}</@>
</@layout.emailLayout>
