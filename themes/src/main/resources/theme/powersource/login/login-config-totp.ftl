<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#-- As keycloak.v2's, with labels that belong to their fields. -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("totp", "userLabel"); section>
  <#if section == "header">
    ${msg("loginTotpTitle")}
  <#elseif section == "form">
  <ol id="kc-totp-settings">
    <li>
      <p>${msg("loginTotpStep1")}</p>
      <ul id="kc-totp-supported-apps"><#-- Sorted, because Keycloak has no order. --><#list totp.supportedApplications?sort as app><li>${msg(app)}</li></#list></ul>
    </li>
    <#if (mode!"") == "manual">
    <li>
      <p>${msg("loginTotpManualStep2")}</p>
      <p><span id="kc-totp-secret-key">${totp.totpSecretEncoded}</span></p>
      <p><a href="${totp.qrUrl}" id="mode-barcode">${msg("loginTotpScanBarcode")}</a></p>
    </li>
    <li>
      <p>${msg("loginTotpManualStep3")}</p>
      <ul>
        <li id="kc-totp-type">${msg("loginTotpType")}: ${msg("loginTotp." + totp.policy.type)}</li>
        <li id="kc-totp-algorithm">${msg("loginTotpAlgorithm")}: ${totp.policy.getAlgorithmKey()}</li>
        <li id="kc-totp-digits">${msg("loginTotpDigits")}: ${totp.policy.digits}</li>
        <#if totp.policy.type == "totp"><li id="kc-totp-period">${msg("loginTotpInterval")}: ${totp.policy.period}</li>
        <#elseif totp.policy.type == "hotp"><li id="kc-totp-counter">${msg("loginTotpCounter")}: ${totp.policy.initialCounter}</li></#if>
      </ul>
    </li>
    <#else>
    <li>
      <p>${msg("loginTotpStep2")}</p>
      <img id="kc-totp-secret-qr-code" src="data:image/png;base64, ${totp.totpSecretQrCode}" alt="${msg("otpSetupQrCode")}">
      <p><a href="${totp.manualUrl}" id="mode-manual">${msg("loginTotpUnableToScan")}</a></p>
    </li>
    </#if>
    <li>
      <p>${msg("loginTotpStep3")}</p>
      <p>${msg("loginTotpStep3DeviceName")}</p>
    </li>
  </ol>
  <form action="${url.loginAction}" class="form" id="kc-totp-settings-form" method="post" novalidate>
    <@field.input name="totp" label=msg("authenticatorCode") required=true autocomplete="one-time-code" />
    <@field.input name="userLabel" label=msg("loginTotpDeviceName") required=totp.otpCredentials?has_content />
    <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
    <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
    <div class="group"><@passwordCommons.logoutOtherSessions/></div>
    <@buttons.actionGroup horizontal=true>
      <@buttons.button id="saveTOTPBtn" label="doSubmit"/>
      <#if isAppInitiatedAction??><@buttons.button id="cancelTOTPBtn" name="cancel-aia" value="true" type="secondary" label="doCancel"/></#if>
    </@buttons.actionGroup>
  </form>
  </#if>
</@layout.registrationLayout>
