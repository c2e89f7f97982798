<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-mail-facts.ftl" as mailFacts>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("resetMailTitle")}
  <#elseif section == "form">
<@page.content>
  <#assign account><strong id="activation-account" dir="ltr">${activation.account}</strong></#assign>
  <#if activation.clientLimitReached>
  <@page.notice type="warning"><p id="client-limit">${msg("recoveryClientLimit")}</p></@page.notice>
  <#else>
  <p role="status">${page.say(activation.again?then("activationSentAgain", "activationSent"), account)}</p>
  </#if>
  <@mailFacts.list senderAddress=activation.senderAddress!"" />
  <form id="kc-activation-sent-form" class="${properties.kcFormClass!}" action="${activation.action!url.loginAction}" method="post">
    <#if activation.action??><input type="hidden" name="again" value="true"></#if>
    <p class="help">${msg("resetMailCooldown", activation.cooldownSeconds, activation.perHour)}</p>
    <@buttons.actionGroup>
      <@buttons.button id="send-again" name="send-again" value="true" label="resetMailSendAgain"/>
    </@buttons.actionGroup>
  </form>
</@page.content>
  </#if>
</@layout.registrationLayout>
