<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#-- As keycloak.v2's, whose buttons are in a hidden form, but without a script. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("webauthn-error-title")}
  <#elseif section == "form">
  <form id="kc-error-credential-form" action="${url.loginAction}" method="post">
    <input type="hidden" name="authenticationExecution" value="${execution}">
    <input type="hidden" name="isSetRetry" value="retry">
    <@buttons.actionGroup><@buttons.button id="kc-try-again" name="try-again" label="doTryAgain"/></@buttons.actionGroup>
  </form>
  <#if isAppInitiatedAction??>
  <form id="kc-webauthn-settings-form" action="${url.loginAction}" method="post">
    <@buttons.actionGroup><@buttons.button id="cancelWebAuthnAIA" name="cancel-aia" value="true" type="secondary" label="doCancel"/></@buttons.actionGroup>
  </form>
  </#if>
  </#if>
</@layout.registrationLayout>
