<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("activationOtherTitle")}
  <#elseif section == "form">
  <#assign other><strong id="signed-in-account" dir="ltr">${activationLink.other!}</strong></#assign>
  <#assign account><strong id="activation-account" dir="ltr">${activationLink.account!}</strong></#assign>
  <p role="status">${layout.say("activationOtherWho", other, account)}</p>
  <p>${msg("activationOtherWhat")}</p>
  <form id="kc-activation-other-account-form" class="form" action="${activationLink.action}" method="post">
    <input type="hidden" name="key" value="${activationLink.key}">
    <input type="hidden" name="proof" value="${activationLink.proof}">
    <@buttons.actionGroup>
      <@buttons.button id="switch-account" name="switch-account" value="true" label="activationOtherSwitch"/>
      <@buttons.buttonLink id="stay" href=activationLink.home label="activationOtherStay"/>
    </@buttons.actionGroup>
  </form>
  </#if>
</@layout.registrationLayout>
