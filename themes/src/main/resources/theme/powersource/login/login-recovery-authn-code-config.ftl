<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#-- As keycloak.v2's, without inline scripts: the codes are a file to download and the page itself is what is printed. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<#assign codes = recoveryAuthnCodesConfigBean>
<#assign file>
${msg("recovery-codes-download-file-header")}

<#list codes.generatedRecoveryAuthnCodesList as code>
${code?counter}: ${code[0..3]}-${code[4..7]}-${code[8..]}
</#list>

${msg("recovery-codes-download-file-description")}

${msg("recovery-codes-download-file-date")} ${.now?iso_utc}
</#assign>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("recovery-code-config-header")}
  <#elseif section == "form">
  <div class="alert pf-m-warning">
    <p><strong>${msg("recovery-code-config-warning-title")}</strong></p>
    <p>${msg("recovery-code-config-warning-message")}</p>
  </div>
  <div class="panel">
    <ol id="kc-recovery-codes-list">
      <#list codes.generatedRecoveryAuthnCodesList as code>
      <li>${code[0..3]}-${code[4..7]}-${code[8..]}</li>
      </#list>
    </ol>
  </div>
  <div class="actions side">
    <button id="printRecoveryCodes" class="button plain" type="button" hidden>${msg("recovery-codes-print")}</button>
    <a id="downloadRecoveryCodes" class="button plain" download="recovery-codes.txt" href="data:text/plain;charset=utf-8,${file?markup_string?replace("\r", "")?url("UTF-8")?no_esc}">${msg("recovery-codes-download")}</a>
    <button id="copyRecoveryCodes" class="button plain" type="button" hidden>${msg("recovery-codes-copy")}</button>
  </div>
  <form action="${url.loginAction}" class="form" id="kc-recovery-codes-settings-form" method="post">
    <input type="hidden" name="generatedRecoveryAuthnCodes" value="${codes.generatedRecoveryAuthnCodesAsString}">
    <input type="hidden" name="generatedAt" value="${codes.generatedAt?c}">
    <input type="hidden" id="userLabel" name="userLabel" value="${msg("recovery-codes-label-default")}">
    <div class="check">
      <input type="checkbox" id="kcRecoveryCodesConfirmationCheck" name="kcRecoveryCodesConfirmationCheck" required>
      <label for="kcRecoveryCodesConfirmationCheck">${msg("recovery-codes-confirmation-message")}</label>
    </div>
    <div class="group"><@passwordCommons.logoutOtherSessions/></div>
    <@buttons.actionGroup horizontal=true>
      <@buttons.button id="saveRecoveryAuthnCodesBtn" label="recovery-codes-action-complete"/>
      <#if isAppInitiatedAction??><@buttons.button id="cancelRecoveryAuthnCodesBtn" name="cancel-aia" value="true" type="secondary" label="recovery-codes-action-cancel" formnovalidate="formnovalidate"/></#if>
    </@buttons.actionGroup>
  </form>
  <script type="module" src="${url.resourcesPath}/${properties.scriptOfRecoveryCodes}"></script>
  </#if>
</@layout.registrationLayout>
