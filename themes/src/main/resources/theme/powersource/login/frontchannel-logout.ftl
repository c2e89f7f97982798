<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#-- As keycloak.v2's, but with a button even if the app named no address. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "way-on.ftl" as wayOn>
<#assign frame = {"inline": false}>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("frontchannel-logout.title")}
  <#elseif section == "form">
  <p>${msg("frontchannel-logout.message")}</p>
  <ul>
    <#list logout.clients as app>
    <li>${app.name} <iframe src="${app.frontChannelLogoutUrl}" hidden></iframe></li>
    </#list>
  </ul>
  <#if logout.logoutRedirectUri?has_content>
  <script type="module" src="${url.resourcesPath}/${properties.scriptOfLogout}"></script>
  <@buttons.actionGroup><@wayOn.button id="continue" href=logout.logoutRedirectUri label="doContinue"/></@buttons.actionGroup>
  <#else>
  <@buttons.actionGroup><@wayOn.button id="sign-in-again" href=wayOn.entrance() label="signedOutSignIn"/></@buttons.actionGroup>
  </#if>
  </#if>
</@layout.registrationLayout>
