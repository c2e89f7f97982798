<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg("activationTitle")}
  <#elseif section == "form">
  <#assign account><strong id="activation-account" dir="ltr">${activation.account}</strong></#assign>
  <p role="status">${layout.say("activationWho", account)}</p>
  <p>${msg("activationHow")}</p>
  <form id="kc-activation-form" class="form" action="${url.loginAction}" method="post">
    <@buttons.actionGroup>
      <@buttons.button id="resend-activation" name="resend-activation" value="true" label="resendActivationEmail"/>
      <@buttons.buttonLink id="back-to-login" href=url.loginRestartFlowUrl label="activationOtherAccount"/>
    </@buttons.actionGroup>
  </form>
  </#if>
</@layout.registrationLayout>
