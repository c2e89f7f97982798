<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#-- As keycloak.v2's, but the instruction comes before the field, and an empty entry stays empty. -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#assign refusal = (messagesPerField.getFirstError("username"))!"">
<#assign frame = {"inline": false}>
<@layout.registrationLayout displayMessage=refusal?length == 0; section>
  <#if section == "header">
    ${msg("emailForgotTitle")}
  <#elseif section == "form">
  <p>${msg("emailInstruction")}</p>
  <form id="kc-reset-password-form" class="form" action="${url.loginAction}" method="post" novalidate>
    <@field.input name="username" label=msg("email") value=refusal?has_content?then((typedAddress)!"", (auth.attemptedUsername)!"") autofocus=true
        autocomplete="username" />
    <@buttons.actionGroup>
      <@buttons.button id="kc-form-buttons" label="doSubmit"/>
      <@buttons.buttonLink href=url.loginUrl label="backToLogin"/>
    </@buttons.actionGroup>
  </form>
  </#if>
</@layout.registrationLayout>
