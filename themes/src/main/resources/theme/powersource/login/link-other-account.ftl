<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("linkOtherTitle")}
  <#elseif section == "form">
  <#assign other><strong id="signed-in-account" dir="ltr">${mailedLink.other!}</strong></#assign>
  <#assign account><strong id="link-account" dir="ltr">${mailedLink.account!}</strong></#assign>
  <p role="status">${layout.say("linkOtherWho", other, account)}</p>
  <p>${msg("linkOtherWhat")}</p>
  <form id="kc-link-other-account-form" class="form" action="${mailedLink.action}" method="post">
    <input type="hidden" name="proof" value="${mailedLink.proof}">
    <@buttons.actionGroup>
      <@buttons.button id="switch-account" name="switch-account" value="true" label="linkOtherSwitch"/>
      <@buttons.buttonLink id="stay" href=mailedLink.home label="linkOtherStay"/>
    </@buttons.actionGroup>
  </form>
  </#if>
</@layout.registrationLayout>
