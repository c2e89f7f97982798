<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-field.ftl" as field>
<#import "powersource-contacts.ftl" as contacts>
<#assign frame = {"roomy": true, "who": false, "help": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("siteAccessErrorTitle")}
  <#elseif section == "form">
<@page.content>
  <#assign site><strong id="site-name" dir="auto">${page.clientName(siteAccess.siteName)}</strong></#assign>
  <@page.notice type="error" focus=false>
    <#if (siteAccess.email)?has_content>
    <#assign email><strong id="site-access-email" dir="ltr">${siteAccess.email}</strong></#assign>
    <p>${page.say("siteAccessErrorWho", email, site)}</p>
    <#else>
    <p>${page.say("siteAccessErrorWhich", site)}</p>
    </#if>
  </@page.notice>
  <p>${msg("siteAccessErrorMeaning")}</p>
  <h2>${msg("siteAccessErrorWhatToDo")}</h2>
  <#if (siteAccess.asking)!false>
  <form id="kc-ask-for-access-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <p>${msg("siteAccessErrorAsk")} ${msg("siteAccessErrorAskHere")}</p>
    <@field.input name="words" label=msg("siteAccessErrorWords") help=msg("siteAccessErrorWordsHelp")/>
    <@buttons.actionGroup>
      <@buttons.button id="ask-for-access" name="ask-for-access" value="true" label="siteAccessErrorAskButton"/>
    </@buttons.actionGroup>
  </form>
  <#else>
  <ol>
    <li>${msg("siteAccessErrorAsk")}</li>
    <li>${msg("siteAccessErrorAgain")}</li>
  </ol>
  </#if>
  <div class="spaced"><@contacts.note/></div>
  <#if (siteAccess.device)!false>
  <p id="on-the-device">${msg("siteAccessErrorDevice")}</p>
  <#else>
  <form id="kc-site-access-form" action="${url.loginAction}" method="post">
    <#if (siteAccess.signedInBefore)!false><p>${msg("siteAccessErrorSignsOut")}</p></#if>
    <@buttons.actionGroup>
      <#assign canGoBack = (siteAccess.canGoBack)!true>
      <#if canGoBack><@buttons.button id="back-to-app" name="back-to-app" value="true" type=((siteAccess.asking)!false)?then("secondary", "primary") label="siteAccessErrorBack"/></#if>
      <@buttons.button id="try-another-account" name="try-another-account" value="true" type=(canGoBack || ((siteAccess.asking)!false))?then("secondary", "primary") label="siteAccessErrorOtherAccount"/>
    </@buttons.actionGroup>
  </form>
  </#if>
  <#if page.troubleshootingUrl()?has_content>
  <p class="spaced help-link"><a id="site-access-help" href="${page.troubleshootingUrl("site-access-error")}">${msg("siteAccessErrorMore")}</a></p>
  </#if>
</@page.content>
  </#if>
</@layout.registrationLayout>
