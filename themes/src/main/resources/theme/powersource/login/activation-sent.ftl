<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "mail-facts.ftl" as mailFacts>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("resetMailTitle")}
  <#elseif section == "form">
  <#assign account><strong id="activation-account" dir="ltr">${activation.account}</strong></#assign>
  <#if activation.clientLimitReached>
  <@layout.notice type="warning"><p id="client-limit">${msg("recoveryClientLimit")}</p></@layout.notice>
  <#else>
  <p role="status">${layout.say(activation.again?then("activationSentAgain", "activationSent"), account)}</p>
  </#if>
  <@mailFacts.list senderAddress=activation.senderAddress!"" />
  <form id="kc-activation-sent-form" class="form" action="${activation.action!url.loginAction}" method="post">
    <#if activation.action??><input type="hidden" name="again" value="true"></#if>
    <p class="help">${msg("resetMailCooldown", activation.cooldownSeconds, activation.perHour)}</p>
    <@buttons.actionGroup>
      <@buttons.button id="send-again" name="send-again" value="true" label="resetMailSendAgain"/>
    </@buttons.actionGroup>
  </form>
  </#if>
</@layout.registrationLayout>
