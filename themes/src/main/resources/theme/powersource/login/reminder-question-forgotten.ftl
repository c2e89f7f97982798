<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "contacts.ftl" as contacts>
<@layout.registrationLayout inline=false displayMessage=false; section>
  <#if section == "header">
    ${msg("recoveryForgotAnswer")}
  <#elseif section == "form">
  <p>${msg("troubleshootingForgotAnswer")}</p>
  <p>${msg("troubleshootingForgotAnswerContact")}</p>
  <@contacts.note/>
  <form id="kc-forgotten-form" class="form" action="${url.loginAction}" method="post">
    <@buttons.actionGroup>
      <@buttons.button id="back-to-question" name="back" value="true" label="recoveryBackToQuestion"/>
      <@buttons.buttonLink href=url.loginUrl label="backToLogin"/>
    </@buttons.actionGroup>
  </form>
  </#if>
</@layout.registrationLayout>
