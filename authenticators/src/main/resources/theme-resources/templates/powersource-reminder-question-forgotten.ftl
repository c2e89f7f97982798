<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-ask.ftl" as ask>
<#import "powersource-contacts.ftl" as contacts>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("recoveryForgotAnswer")}
  <#elseif section == "form">
<@page.content>
  <p>${msg("troubleshootingForgotAnswer")}</p>
  <p>${msg("troubleshootingForgotAnswerContact")}</p>
  <@contacts.note/>
  <form id="kc-forgotten-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <#if asking!false>
    <@ask.help/>
    </#if>
    <@buttons.actionGroup>
      <@buttons.button id="back-to-question" name="back" value="true" label="recoveryBackToQuestion"/>
      <@buttons.buttonLink href=url.loginUrl label="backToLogin"/>
    </@buttons.actionGroup>
  </form>
</@page.content>
  </#if>
</@layout.registrationLayout>
