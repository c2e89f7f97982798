<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("pageExpiredTitle")}
  <#elseif section == "form">
  <p>${msg("pageExpiredExplanation")}</p>
  <div class="actions">
    <@buttons.buttonLink id="loginContinueLink" href=url.loginAction label="pageExpiredContinue" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
    <@buttons.buttonLink id="loginRestartLink" href=url.loginRestartFlowUrl label="pageExpiredRestart"/>
  </div>
  </#if>
</@layout.registrationLayout>
