<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${page.say("brokerLinkRefusedTitle", provider)}
  <#elseif section == "form">
<@page.content>
  <p role="alert">${page.say(reason, provider)}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="sign-in-again" href=url.loginRestartFlowUrl label="signInEndedAgain" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
</@page.content>
  </#if>
</@layout.registrationLayout>
