<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-ask.ftl" as ask>
<#import "powersource-mail-facts.ftl" as mailFacts>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("resetMailTitle")}
  <#elseif section == "form">
<@page.content>
  <#assign address><strong id="recovery-address" dir="ltr">${(auth.attemptedUsername)!}</strong></#assign>
  <#if resetMail.clientLimitReached>
  <@page.notice type="warning"><p id="client-limit">${msg("recoveryClientLimit")}</p></@page.notice>
  <#else>
  <p role="status">${page.say(resetMail.again?then("resetMailAgain", resetMail.activation?then("resetMailSentActivation", "resetMailSent")), address)}</p>
  </#if>
  <@mailFacts.list senderAddress=resetMail.senderAddress!"">
    <#if resetMail.temporaryPassword>
    <li>${msg("resetMailCopy")}</li>
    </#if>
    <li>${msg("resetMailSpelling")}</li>
  </@mailFacts.list>
  <form id="kc-reset-mail-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <p class="help">${msg("resetMailCooldown", resetMail.cooldownSeconds, resetMail.perHour)}</p>
    <@buttons.actionGroup>
      <@buttons.button id="send-again" name="send-again" value="true" label="resetMailSendAgain"/>
      <@buttons.buttonLink href=url.loginUrl label="backToLogin"/>
    </@buttons.actionGroup>
    <#if resetMail.activationOffered>
    <h2>${msg("recoveryNotActiveTitle")}</h2>
    <p>${msg("recoveryNotActive")}</p>
    <@buttons.actionGroup>
      <@buttons.button id="resend-activation" name="resend-activation" value="true" type="secondary" label="resendActivationEmail"/>
    </@buttons.actionGroup>
    </#if>
    <#if asking!false>
    <@ask.help/>
    </#if>
  </form>
</@page.content>
  </#if>
</@layout.registrationLayout>
