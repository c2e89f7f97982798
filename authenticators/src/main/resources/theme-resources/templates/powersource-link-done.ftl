<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg(mailedLink.title)}
  <#elseif section == "form">
<@page.content>
  <#assign account><strong id="link-account" dir="ltr">${mailedLink.account}</strong></#assign>
  <p role="status">${page.say("linkDoneSignedIn", account)}</p>
  <@buttons.actionGroup>
    <@buttons.buttonLink id="to-the-site" href=mailedLink.home label="activationLinkToSite" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
  </@buttons.actionGroup>
</@page.content>
  </#if>
</@layout.registrationLayout>
