<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-field.ftl" as field>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-contacts.ftl" as contacts>
<#assign frame = {"who": false, "step": false}>
<#-- Without the script of sign-ins, which would lead to the first wrong field. -->
<#assign focus = (["firstName", "lastName", "email"]?filter(name -> messagesPerField.existsError(name))?first)!"firstName">
<#macro names>
    <@field.input name="firstName" label=msg("newAccountFirstName") value=newAccount.firstName autocomplete="given-name" autofocus=(focus == "firstName")/>
    <@field.input name="lastName" label=msg("newAccountLastName") value=newAccount.lastName autocomplete="family-name" autofocus=(focus == "lastName")/>
</#macro>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("newAccountTitle")}
  <#elseif section == "form">
<@page.content>
  <#assign address><strong id="new-account-address" dir="ltr">${newAccount.email}</strong></#assign>
  <div id="new-account-state" data-state="${newAccount.state}">
  <#switch newAccount.state>
    <#case "FORM">
  <p>${msg("newAccountIntroduction")}</p>
  <form id="kc-new-account-form" class="${properties.kcFormClass!}" action="${newAccount.action}" method="post" novalidate>
    <@names/>
    <@field.input name="email" label=msg("newAccountEmail") value=newAccount.email autocomplete="email" autofocus=(focus == "email") help=msg("newAccountEmailHelp")/>
    <@buttons.actionGroup>
      <@buttons.button id="send" label="newAccountSend"/>
    </@buttons.actionGroup>
  </form>
  <div class="spaced"><@contacts.note/></div>
      <#break>
    <#case "SENT">
  <#if newAccount.clientLimitReached>
  <@page.notice type="warning"><p id="client-limit">${msg("recoveryClientLimit")}</p></@page.notice>
  <#else>
  <p role="status">${page.say("newAccountSent", address)}</p>
  <p>${msg("newAccountSentNext")}</p>
  </#if>
      <#break>
    <#case "CONFIRM">
  <p>${page.say("newAccountConfirm", address)}</p>
  <form id="kc-new-account-ask-form" class="${properties.kcFormClass!}" action="${newAccount.action}" method="post" novalidate>
    <@names/>
    <@buttons.actionGroup>
      <@buttons.button id="ask" name="ask" value="true" label="newAccountAsk"/>
    </@buttons.actionGroup>
  </form>
      <#break>
    <#case "ASKED">
  <p role="status">${msg("newAccountAsked")}</p>
      <#break>
    <#default>
  <#if newAccount.action?has_content>
  <p role="status">${msg("newAccountEnded")} ${msg("newAccountEndedAgain")}</p>
  <p><@buttons.buttonLink id="ask-again" href=newAccount.action label="newAccountTitle" class=["kcButtonPrimaryClass"]/></p>
  <#else>
  <p role="status">${msg("newAccountEnded")}</p>
  <div class="spaced"><@contacts.note/></div>
  </#if>
  </#switch>
  </div>
</@page.content>
  </#if>
</@layout.registrationLayout>
