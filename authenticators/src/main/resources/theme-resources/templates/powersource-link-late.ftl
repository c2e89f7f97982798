<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("linkLateTitle")}
  <#elseif section == "form">
<@page.content>
  <p role="status">${msg("linkLateWhy")}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="open-again" href=mailedLink.action label="linkLateAgain" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
</@page.content>
  </#if>
</@layout.registrationLayout>
