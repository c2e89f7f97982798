<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("signInEndedTitle")}
  <#elseif section == "form">
  <p role="status">${msg(why)}</p>
  <#if why == "signInEndedChanged">
  <p>${msg("signInEndedByMail")}</p>
  </#if>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="sign-in-again" href=url.loginRestartFlowUrl label="signInEndedAgain" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
