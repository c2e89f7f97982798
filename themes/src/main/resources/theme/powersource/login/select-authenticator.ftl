<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#-- As keycloak.v2's, with real buttons: they work without a script and with the keyboard. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section == "form">
  <form id="kc-select-credential-form" action="${url.loginAction}" method="post">
    <ul class="choices" role="list">
      <#list auth.authenticationSelections as selection>
      <li>
        <button type="submit" class="choice" name="authenticationExecution" value="${selection.authExecId}">
          <span class="choice-icon"><span class="${properties[selection.iconCssClass]!"icon icon-key"}"></span></span>
          <span><span class="choice-title">${msg(selection.displayName)}</span> <span class="help">${msg(selection.helpText)}</span></span>
        </button>
      </li>
      </#list>
    </ul>
  </form>
  </#if>
</@layout.registrationLayout>
