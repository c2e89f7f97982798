<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "social-providers.ftl" as identityProviders>
<#import "passkeys.ftl" as passkeys>
<#-- Linking an account with an identity provider needs its password, so no other way is shown. -->
<#assign linking = linking!false>
<#assign passkeyOffered = enableWebAuthnConditionalUI?has_content && !linking>
<#assign registration = realm.password && realm.registrationAllowed && !registrationDisabled??>
<#-- An empty field has its own message. For a wrong pair the message doesn't say which of the two is wrong. -->
<#assign missingAddress = messagesPerField.get("missing-username")>
<#assign missingPassword = messagesPerField.get("missing-password")>
<#assign refusal = (messagesPerField.getFirstError("username", "password"))!"">
<#assign refusalId = refusal?has_content?then("input-error-" + (usernameHidden??)?then("password", "username"), "")>
<#assign frame = {"inline": passkeyOffered}>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("username", "password", "missing-username", "missing-password") displayInfo=registration; section>
  <#if section == "header">
    ${msg("loginAccountTitle")}
  <#elseif section == "form" && realm.password>
  <#if (client.name)?has_content>
  <#assign app><bdi id="sign-in-app">${page.clientName(client.name)}</bdi></#assign>
  <p class="app">${page.say("loginContinueTo", app)}</p>
  </#if>
  <#-- One message for every wrong pair, so it belongs to both fields and is above them. -->
  <#if refusal?has_content>
  <div id="${refusalId}" class="alert pf-m-danger" role="alert">
    <p class="kc-feedback-text">${refusal}</p>
    <#if page.troubleshootingUrl()?has_content><p><a id="rejected-help" href="${page.troubleshootingUrl("rejected")}">${msg("loginRejectedLink")}</a></p></#if>
  </div>
  </#if>
  <form id="kc-form-login" class="form" action="${url.loginAction}" method="post" novalidate>
    <#if !usernameHidden??>
    <@field.input name="username" label=msg("usernameOrEmail") value=login.username!"" error=missingAddress errorId=refusalId hints=true
        autofocus=!(refusal?has_content || missingPassword?has_content) autocomplete=passkeyOffered?then("username webauthn", "username") />
    </#if>
    <@field.password name="password" label=msg("password") error=missingPassword errorId=refusalId forgotPassword=realm.resetPasswordAllowed
        autofocus=(usernameHidden?? || refusal?has_content || missingPassword?has_content) autocomplete="current-password">
      <#if realm.rememberMe && !usernameHidden??><@field.checkbox name="rememberMe" label=msg("rememberMe") value=login.rememberMe?? /></#if>
    </@field.password>
    <input type="hidden" id="id-hidden-input" name="credentialId" value="${(auth.selectedCredential)!}">
    <@buttons.loginButton />
  </form>
  <#if passkeyOffered><@passkeys.conditionalUIData /></#if>
  <#elseif section == "socialProviders" && realm.password && !linking && (social.providers)?has_content>
  <@identityProviders.show social=social/>
  <#elseif section == "info" && registration>
  <div id="kc-registration-container"><div id="kc-registration">${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></div></div>
  </#if>
</@layout.registrationLayout>
