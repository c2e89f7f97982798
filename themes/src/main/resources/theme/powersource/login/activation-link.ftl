<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false; section>
  <#if section == "header">
    ${msg(activationLink.active?then("activationLinkActiveTitle", "activationLinkTitle"))}
  <#elseif section == "form">
  <p role="status">${msg("activationLink" + activationLink.state)}</p>
  <#if activationLink.anotherOffered>
  <#assign account><strong id="activation-account" dir="ltr">${activationLink.account!}</strong></#assign>
  <form id="kc-activation-link-form" class="form" action="${activationLink.action!url.loginAction}" method="post">
    <p>${layout.say("activationLinkNew", account)}</p>
    <@buttons.actionGroup>
      <@buttons.button id="send-again" name="send-again" value="true" label="activationLinkSend"/>
    </@buttons.actionGroup>
  </form>
  <#elseif activationLink.active>
  <#assign account><strong id="activation-account" dir="ltr">${activationLink.account!}</strong></#assign>
  <p>${layout.say("activationLinkSignIn", account)}</p>
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
  </#if>
</@layout.registrationLayout>
