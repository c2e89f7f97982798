<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-ask.ftl" as ask>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("activationTitle")}
  <#elseif section == "form">
<@page.content>
  <#assign account><strong id="activation-account" dir="ltr">${activation.account}</strong></#assign>
  <p role="status">${page.say("activationWho", account)}</p>
  <p>${msg("activationHow")}</p>
  <form id="kc-activation-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <@buttons.actionGroup>
      <@buttons.button id="resend-activation" name="resend-activation" value="true" label="resendActivationEmail"/>
      <@buttons.buttonLink id="back-to-login" href=url.loginRestartFlowUrl label="activationOtherAccount"/>
    </@buttons.actionGroup>
    <#if asking!false>
    <@ask.help/>
    </#if>
  </form>
</@page.content>
  </#if>
</@layout.registrationLayout>
