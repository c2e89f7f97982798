<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "contacts.ftl" as contacts>
<@layout.registrationLayout inline=false displayMessage=false roomy=true who=false help=false; section>
  <#if section == "header">
    ${msg("siteAccessErrorTitle")}
  <#elseif section == "form">
  <#assign site><strong id="site-name" dir="auto">${layout.clientName(siteAccess.siteName)}</strong></#assign>
  <div class="alert pf-m-danger" role="alert">
    <#if (siteAccess.email)?has_content>
    <#assign email><strong id="site-access-email" dir="ltr">${siteAccess.email}</strong></#assign>
    <p>${layout.say("siteAccessErrorWho", email, site)}</p>
    <#else>
    <p>${layout.say("siteAccessErrorWhich", site)}</p>
    </#if>
  </div>
  <p>${msg("siteAccessErrorMeaning")}</p>
  <h2>${msg("siteAccessErrorWhatToDo")}</h2>
  <ol>
    <li>${msg("siteAccessErrorAsk")}</li>
    <li>${msg("siteAccessErrorAgain")}</li>
  </ol>
  <@contacts.note/>
  <#if (siteAccess.device)!false>
  <p id="on-the-device">${msg("siteAccessErrorDevice")}</p>
  <#else>
  <form id="kc-site-access-form" action="${url.loginAction}" method="post">
    <#if (siteAccess.signedInBefore)!false><p>${msg("siteAccessErrorSignsOut")}</p></#if>
    <@buttons.actionGroup>
      <#assign canGoBack = (siteAccess.canGoBack)!true>
      <#if canGoBack><@buttons.button id="back-to-app" name="back-to-app" value="true" label="siteAccessErrorBack"/></#if>
      <@buttons.button id="try-another-account" name="try-another-account" value="true" type=canGoBack?then("secondary", "primary") label="siteAccessErrorOtherAccount"/>
    </@buttons.actionGroup>
  </form>
  </#if>
  <#if layout.troubleshootingUrl()?has_content>
  <p class="spaced help-link"><a id="site-access-help" href="${layout.troubleshootingUrl("site-access-error")}">${msg("siteAccessErrorMore")}</a></p>
  </#if>
  </#if>
</@layout.registrationLayout>
