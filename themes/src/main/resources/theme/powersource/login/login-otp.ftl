<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#-- As keycloak.v2's, with radio buttons for several devices: they work without a script and with the keyboard. -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("totp"); section>
  <#if section == "header">
    ${msg("otpTitle")}
  <#elseif section == "form">
  <form id="kc-otp-login-form" class="form" action="${url.loginAction}" method="post">
    <#if otpLogin.userOtpCredentials?size gt 1>
    <fieldset class="group">
      <legend class="label">${msg("loginTotpDeviceName")}</legend>
      <#list otpLogin.userOtpCredentials as device>
      <div class="check">
        <input type="radio" id="kc-otp-credential-${device?index}" name="selectedCredentialId" value="${device.id}"<#if device.id == otpLogin.selectedCredentialId!""> checked</#if>>
        <label for="kc-otp-credential-${device?index}">${device.userLabel!}</label>
      </div>
      </#list>
    </fieldset>
    <#else>
    <input type="hidden" name="selectedCredentialId" value="${otpLogin.selectedCredentialId!}">
    </#if>
    <@field.input name="otp" label=msg("loginOtpOneTime") autocomplete="one-time-code" fieldName="totp" autofocus=true />
    <@buttons.loginButton />
  </form>
  </#if>
</@layout.registrationLayout>
