<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("linkUnknownTitle")}
  <#elseif section == "form">
<@page.content>
  <p role="status">${msg("linkUnknownWhy")}</p>
  <p>${msg("linkUnknownNew", msg("doForgotPassword"))}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="by-address" href=mailedLink.forgotPassword label="doForgotPassword" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
</@page.content>
  </#if>
</@layout.registrationLayout>
