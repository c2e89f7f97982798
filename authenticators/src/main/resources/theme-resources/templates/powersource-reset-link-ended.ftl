<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("resetLinkEndedTitle")}
  <#elseif section == "form">
<@page.content>
  <p role="status">${msg("resetLinkEnded" + linkState?lower_case?cap_first)}</p>
  <#if sendAgain>
  <#assign address><strong id="recovery-address" dir="ltr">${(auth.attemptedUsername)!}</strong></#assign>
  <form id="kc-reset-mail-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <p>${page.say("resetLinkEndedNew", address)}</p>
    <@buttons.actionGroup>
      <@buttons.button id="send-again" name="send-again" value="true" label="resetLinkEndedSend"/>
      <@buttons.buttonLink href=url.loginUrl label="backToLogin"/>
    </@buttons.actionGroup>
  </form>
  <#else>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="new-link" href=url.loginResetCredentialsUrl label="resetLinkEndedAgain" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
    <@buttons.buttonLink href=url.loginUrl label="backToLogin"/>
  </@buttons.actionGroup>
  </#if>
</@page.content>
  </#if>
</@layout.registrationLayout>
