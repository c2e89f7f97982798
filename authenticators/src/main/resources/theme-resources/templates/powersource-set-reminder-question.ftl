<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-reminder-fields.ftl" as reminder>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("question", "custom-question", "answer", "answer-confirm"); section>
  <#if section == "header">
    ${msg(reminderForm.change?then("setReminderQuestionTitleChange", "setReminderQuestionTitle"))}
  <#elseif section == "form">
<@page.content>
  <p>${msg("setReminderQuestionWhy")}</p>
  <form id="kc-set-reminder-question-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
    <@reminder.fields form=reminderForm/>
    <@buttons.actionGroup horizontal=true>
      <@buttons.button id="save-question" name="save" label="setReminderQuestionSave"/>
      <#if isAppInitiatedAction??>
      <@buttons.button id="cancel-aia" name="cancel-aia" value="true" type="secondary" label="doCancel"/>
      <#elseif mayWait>
      <@buttons.button id="not-now" name="not-now" value="true" type="secondary" label="setReminderQuestionNotNow"/>
      </#if>
    </@buttons.actionGroup>
  </form>
</@page.content>
  </#if>
</@layout.registrationLayout>
