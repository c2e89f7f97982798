<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg(activationLink.active?then("activationLinkActiveTitle", "activationLinkTitle"))}
  <#elseif section == "form">
<@page.content>
  <p role="status">${msg("activationLink" + activationLink.state)}</p>
  <#if activationLink.anotherOffered>
  <#assign account><strong id="activation-account" dir="ltr">${activationLink.account!}</strong></#assign>
  <form id="kc-activation-link-form" class="${properties.kcFormClass!}" action="${activationLink.action!url.loginAction}" method="post">
    <p>${page.say("activationLinkNew", account)}</p>
    <@buttons.actionGroup>
      <@buttons.button id="send-again" name="send-again" value="true" label="activationLinkSend"/>
    </@buttons.actionGroup>
  </form>
  <#elseif activationLink.active>
  <#assign account><strong id="activation-account" dir="ltr">${activationLink.account!}</strong></#assign>
  <p>${page.say("activationLinkSignIn", account)}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="to-the-site" href=activationLink.home label="activationLinkToSite" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
    <@buttons.buttonLink id="new-password" href=activationLink.forgotPassword label="doForgotPassword"/>
  </@buttons.actionGroup>
  <#elseif !activationLink.disabled>
  <ol>
    <li>${msg("activationLinkByAddressOpen")}</li>
    <li>${msg("activationLinkByAddressResend", msg("resendActivationEmail"))}</li>
  </ol>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="by-address" href=activationLink.forgotPassword label="activationLinkByAddress" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
  </#if>
</@page.content>
  </#if>
</@layout.registrationLayout>
