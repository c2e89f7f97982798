<#import "template.ftl" as layout>
<@layout.emailLayout footer="mailFooterStranger">
<#if state == "PROVE">
<@layout.p>${layout.say("newAccountMailPROVE", layout.address(account))}</@>
<@layout.button label="newAccountMailButton"/>
<@layout.p>${msg("newAccountMailLife")}</@>
<#else>
<@layout.p>${layout.say("newAccountMail" + state, layout.address(account), layout.address(msg("supportEmail")))}</@>
</#if>
<@layout.p last=true>${msg("newAccountMailNotYours")}</@>
</@layout.emailLayout>
