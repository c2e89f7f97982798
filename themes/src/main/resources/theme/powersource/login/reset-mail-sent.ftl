<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "mail-facts.ftl" as mailFacts>
<@layout.registrationLayout inline=false displayMessage=false; section>
  <#if section == "header">
    ${msg("resetMailTitle")}
  <#elseif section == "form">
  <#assign address><strong id="recovery-address" dir="ltr">${(auth.attemptedUsername)!}</strong></#assign>
  <#if resetMail.clientLimitReached>
  <@layout.notice type="warning"><p id="client-limit">${msg("recoveryClientLimit")}</p></@layout.notice>
  <#else>
  <p role="status">${layout.say(resetMail.again?then("resetMailAgain", resetMail.activation?then("resetMailSentActivation", "resetMailSent")), address)}</p>
  </#if>
  <@mailFacts.list senderAddress=resetMail.senderAddress!"">
    <#if resetMail.temporaryPassword>
    <li>${msg("resetMailCopy")}</li>
    </#if>
    <li>${msg("resetMailSpelling")}</li>
  </@mailFacts.list>
  <form id="kc-reset-mail-form" class="form" action="${url.loginAction}" method="post">
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
  </form>
  </#if>
</@layout.registrationLayout>
