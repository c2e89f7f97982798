<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-reminder-fields.ftl" as reminder>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("answer"); section>
  <#if section == "header">
    ${msg("recoveryQuestionTitle")}
  <#elseif section == "form">
<@page.content>
  <#assign address><strong id="recovery-address" dir="ltr">${(auth.attemptedUsername)!}</strong></#assign>
  <#if recovery.clientLimitReached>
  <@page.notice type="warning"><p id="client-limit">${msg("recoveryClientLimit")}</p></@page.notice>
  </#if>
  <p>${page.say(recovery.introduction, address)}</p>
  <form id="kc-reminder-question-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
    <div class="panel questions">
    <#if !recovery.chosen>
      <p id="which-question">${msg("recoveryQuestionWhich")}</p>
    </#if>
      <ul id="reminder-questions"<#if !recovery.chosen> aria-labelledby="which-question"</#if>>
        <#list recovery.questions as question>
        <li><@reminder.question of=question/></li>
        </#list>
      </ul>
    <#if !recovery.chosen>
      <#if recovery.ownAllowed>
      <p id="own-reminder-question">${msg("recoveryQuestionOwn")}</p>
      </#if>
      <details id="all-reminder-questions">
        <summary id="show-all-questions">${msg("recoveryQuestionsAll")}</summary>
        <ul>
          <#list recovery.allQuestions as question>
          <li><@reminder.question of=question/></li>
          </#list>
        </ul>
      </details>
    </#if>
    </div>
    <@reminder.answer label=msg("recoveryAnswer") autofocus=true help=msg("recoveryAnswerHelp") />
    <@buttons.actionGroup>
      <@buttons.button id="submit-answer" label="doSubmit"/>
      <@buttons.button id="forgot-answer" name="forgot-answer" value="true" type="link" label="recoveryForgotAnswer"/>
    </@buttons.actionGroup>
    <#if !recovery.byLink>
    <p class="note">${msg("recoveryNotMyAddress")} <a href="${url.loginResetCredentialsUrl}">${msg("recoveryOtherAddress")}</a></p>
    <h2>${msg("recoveryNotActiveTitle")}</h2>
    <p>${msg("recoveryNotActive")}</p>
    <@buttons.actionGroup>
      <@buttons.button id="resend-activation" name="resend-activation" value="true" type="secondary" label="resendActivationEmail"/>
    </@buttons.actionGroup>
    </#if>
  </form>
  <p class="band help-link"><a id="back-to-login" href="${url.loginUrl}">${msg("backToLogin")}</a></p>
</@page.content>
  </#if>
</@layout.registrationLayout>
