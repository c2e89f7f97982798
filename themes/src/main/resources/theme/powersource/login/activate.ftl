<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "mailed-link.ftl" as mailedLinks>
<#import "password-rules.ftl" as passwordRules>
<#import "reminder-fields.ftl" as reminder>
<@layout.registrationLayout inline=false roomy=true displayMessage=!messagesPerField.existsError("password-new", "password-confirm", "question", "custom-question", "answer", "answer-confirm"); section>
  <#if section == "header">
    ${msg("activateTitle")}
  <#elseif section == "form">
  <#assign account><strong id="activate-account" dir="ltr">${activate.account}</strong></#assign>
  <#if activate.site?has_content>
  <#assign site><strong id="activate-site" dir="auto">${layout.clientName(activate.site)}</strong></#assign>
  <p>${layout.say("activateWhoAndWhere", account, site)}</p>
  <#else>
  <p>${layout.say("activateWho", account)}</p>
  </#if>
  <form id="kc-activate-form" class="form" action="${url.loginAction}" method="post" novalidate>
    <@mailedLinks.key/>
    <#-- For password managers, which keep it with the new password. -->
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
  </#if>
</@layout.registrationLayout>
