<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout inline=false displayMessage=false who=false step=false; section>
  <#if section == "header">
    ${msg(mailedLink.title)}
  <#elseif section == "form">
  <#assign account><strong id="link-account" dir="ltr">${mailedLink.account}</strong></#assign>
  <p role="status">${layout.say("linkDoneSignedIn", account)}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="to-the-site" href=mailedLink.home label="activationLinkToSite" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
