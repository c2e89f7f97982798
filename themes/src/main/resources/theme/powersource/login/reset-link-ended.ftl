<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("resetLinkEndedTitle")}
  <#elseif section == "form">
  <p role="status">${msg("resetLinkEnded" + linkState?lower_case?cap_first)}</p>
  <#if sendAgain>
  <#assign address><strong id="recovery-address" dir="ltr">${(auth.attemptedUsername)!}</strong></#assign>
  <form id="kc-reset-mail-form" class="form" action="${url.loginAction}" method="post">
    <p>${layout.say("resetLinkEndedNew", address)}</p>
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
  </#if>
</@layout.registrationLayout>
