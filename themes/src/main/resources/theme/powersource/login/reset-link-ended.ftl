<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("resetLinkEndedTitle")}
  <#elseif section == "form">
  <p role="status">${msg("resetLinkEnded" + linkState?lower_case?cap_first)}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="new-link" href=url.loginResetCredentialsUrl label="resetLinkEndedAgain" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
    <@buttons.buttonLink href=url.loginUrl label="backToLogin"/>
  </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
