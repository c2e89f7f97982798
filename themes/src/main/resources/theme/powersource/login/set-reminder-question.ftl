<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "reminder-fields.ftl" as reminder>
<@layout.registrationLayout inline=false displayMessage=!messagesPerField.existsError("question", "custom-question", "answer", "answer-confirm"); section>
  <#if section == "header">
    ${msg(reminderForm.change?then("setReminderQuestionTitleChange", "setReminderQuestionTitle"))}
  <#elseif section == "form">
  <p>${msg("setReminderQuestionWhy")}</p>
  <form id="kc-set-reminder-question-form" class="form" action="${url.loginAction}" method="post" novalidate>
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
  </#if>
</@layout.registrationLayout>
