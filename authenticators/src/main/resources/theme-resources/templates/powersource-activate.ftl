<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-field.ftl" as field>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-mailed-link.ftl" as mailedLinks>
<#import "powersource-password-rules.ftl" as passwordRules>
<#import "powersource-reminder-fields.ftl" as reminder>
<#assign frame = {"roomy": true}>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password-new", "password-confirm", "question", "custom-question", "answer", "answer-confirm"); section>
  <#if section == "header">
    ${msg("activateTitle")}
  <#elseif section == "form">
<@page.content>
  <#assign account><strong id="activate-account" dir="ltr">${activate.account}</strong></#assign>
  <#if activate.site?has_content>
  <#assign site><strong id="activate-site" dir="auto">${page.clientName(activate.site)}</strong></#assign>
  <p>${page.say("activateWhoAndWhere", account, site)}</p>
  <#else>
  <p>${page.say("activateWho", account)}</p>
  </#if>
  <form id="kc-activate-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
    <@mailedLinks.key/>
    <#-- The user name, which password managers store with the new password. -->
    <input id="username" name="username" value="${activate.account}" autocomplete="username" readonly hidden>
    <h2>${msg("activatePassword")}</h2>
    <@passwordRules.rules/>
    <@field.password name="password-new" label=msg("passwordNew") autocomplete="new-password" autofocus=true helpId="password-rules" />
    <@field.password name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password" hints=false />
    <h2>${msg("activateQuestion")}</h2>
    <p>${msg("activateQuestionWhy")}</p>
    <@reminder.fields form=reminderForm autofocus=false/>
    <@buttons.actionGroup>
      <@buttons.button id="activate" name="activate" value="true" label="activateSubmit"/>
    </@buttons.actionGroup>
  </form>
</@page.content>
  </#if>
</@layout.registrationLayout>
