<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("linkUnknownTitle")}
  <#elseif section == "form">
  <p role="status">${msg("linkUnknownWhy")}</p>
  <p>${msg("linkUnknownNew", msg("doForgotPassword"))}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="by-address" href=mailedLink.forgotPassword label="doForgotPassword" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
