<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "way-on.ftl" as wayOn>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("errorTitle")}
  <#elseif section == "form">
  <div id="kc-error-message">
    <p>${kcSanitize(message.summary)?no_esc}</p>
    <#if traceId??>
    <p id="traceId">${msg("traceIdSupportMessage", traceId)}</p>
    </#if>
    <@buttons.actionGroup>
      <#if !(skipLink??) && (client.baseUrl)?has_content>
      <@wayOn.button id="backToApplication" href=client.baseUrl label="backToApplication"/>
      <#else>
      <@wayOn.button id="to-account" href=wayOn.entrance() label="toYourAccount"/>
      </#if>
    </@buttons.actionGroup>
  </div>
  </#if>
</@layout.registrationLayout>
