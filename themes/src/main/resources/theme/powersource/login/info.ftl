<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "way-on.ftl" as wayOn>
<#-- Keycloak identifies these two pages by their texts only. -->
<#assign signedOut = message.summary == msg("successLogout")>
<#assign signedIn = message.summary == msg("alreadyLoggedIn")>
<#assign app = (pageRedirectUri!)?has_content?then(pageRedirectUri, (skipLink??)?then("", (client.baseUrl)!""))>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    <#if messageHeader??>${kcSanitize(msg(messageHeader))?no_esc}<#else>${message.summary}</#if>
  <#elseif section == "form">
  <div id="kc-info-message">
    <#if signedOut || signedIn>
    <p role="status">${msg(signedOut?then("signedOutWhatNow", "signedInWhatNow"))}</p>
    <#elseif messageHeader?? || requiredActions??>
    <p>${message.summary}<#list (requiredActions![])>: <b><#items as action>${kcSanitize(msg("requiredAction." + action))?no_esc}<#sep>, </#items></b></#list></p>
    </#if>
    <@buttons.actionGroup>
      <#if signedOut>
      <@wayOn.button id="sign-in-again" href=wayOn.entrance() label="signedOutSignIn"/>
      <#elseif signedIn>
      <@wayOn.button id="continue" href=wayOn.entrance() label="doContinue"/>
      <#elseif (actionUri!)?has_content>
      <@wayOn.button id="proceed" href=actionUri label="doContinue"/>
      </#if>
      <#if app?has_content && !signedIn && !(actionUri!)?has_content>
      <@wayOn.button id="backToApplication" href=app label="backToApplication" primary=!signedOut/>
      <#elseif !signedOut && !signedIn && !(actionUri!)?has_content>
      <@wayOn.button id="to-account" href=wayOn.entrance() label="toYourAccount" primary=false/>
      </#if>
    </@buttons.actionGroup>
  </div>
  </#if>
</@layout.registrationLayout>
