<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("brokerLinkRefusedTitle", provider)}
  <#elseif section == "form">
  <p role="alert">${msg(reason, provider)}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="sign-in-again" href=url.loginRestartFlowUrl label="signInEndedAgain" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
