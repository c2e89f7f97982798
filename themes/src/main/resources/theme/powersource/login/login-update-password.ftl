<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "powersource-mailed-link.ftl" as mailedLinks>
<#import "powersource-password-rules.ftl" as passwordRules>
<#assign frame = {"inline": false}>
<@layout.registrationLayout displayMessage=!passwordRules.error()?has_content && !messagesPerField.existsError("password-confirm"); section>
  <#if section == "header">
    ${msg("updatePasswordTitle")}
  <#elseif section == "form">
  <#assign owner><strong id="password-account" dir="ltr">${username!}</strong></#assign>
  <p>${page.say("updatePasswordFor", owner)}</p>
  <form id="kc-passwd-update-form" class="form" action="${url.loginAction}" method="post" novalidate>
    <@mailedLinks.key/>
    <#-- The user name, which password managers store with the new password. -->
    <input id="username" name="username" value="${username!}" autocomplete="username" readonly hidden>
    <@passwordRules.rules/>
    <@field.password name="password-new" label=msg("passwordNew") error=passwordRules.error() autocomplete="new-password" autofocus=true helpId="password-rules" />
    <@field.password name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password" hints=false />
    <@field.checkbox name="logout-sessions" label=msg("logoutOtherSessions") value=false />
    <@buttons.actionGroup horizontal=true>
      <@buttons.button id="kc-submit" name="login" label="doSubmit"/>
      <#if isAppInitiatedAction??>
      <@buttons.button id="kc-cancel" name="cancel-aia" value="true" type="secondary" label="doCancel"/>
      </#if>
    </@buttons.actionGroup>
  </form>
  </#if>
</@layout.registrationLayout>
