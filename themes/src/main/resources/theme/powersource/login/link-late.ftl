<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("linkLateTitle")}
  <#elseif section == "form">
  <p role="status">${msg("linkLateWhy")}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="open-again" href=mailedLink.action label="linkLateAgain" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
