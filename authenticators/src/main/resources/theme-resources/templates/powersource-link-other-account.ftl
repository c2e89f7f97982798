<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("linkOtherTitle")}
  <#elseif section == "form">
<@page.content>
  <#assign other><strong id="signed-in-account" dir="ltr">${mailedLink.other!}</strong></#assign>
  <#assign account><strong id="link-account" dir="ltr">${mailedLink.account!}</strong></#assign>
  <p role="status">${page.say("linkOtherWho", other, account)}</p>
  <p>${msg("linkOtherWhat")}</p>
  <form id="kc-link-other-account-form" class="${properties.kcFormClass!}" action="${mailedLink.action}" method="post">
    <input type="hidden" name="proof" value="${mailedLink.proof}">
    <@buttons.actionGroup>
      <@buttons.button id="switch-account" name="switch-account" value="true" label="linkOtherSwitch"/>
      <@buttons.buttonLink id="stay" href=mailedLink.home label="linkOtherStay"/>
    </@buttons.actionGroup>
  </form>
</@page.content>
  </#if>
</@layout.registrationLayout>
