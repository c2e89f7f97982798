<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#assign frame = {"who": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg(asked.help?then("askedHelpTitle", "askedAccessTitle"))}
  <#elseif section == "form">
<@page.content>
  <#if asked.waiting>
  <#-- Works without a script, in the body as well. -->
  <meta http-equiv="refresh" content="${asked.refreshSeconds?c};url=${asked.address}">
  </#if>
  <#assign site><strong id="site-name" dir="auto">${page.clientName(asked.site)}</strong></#assign>
  <div id="asked-state" data-state="${asked.state}">
  <#switch asked.state>
    <#case "HELP">
  <p role="status">${msg("askedHelp")}</p>
  <p>${msg("askedHelpNext")}</p>
      <#break>
    <#case "LIMIT">
  <@page.notice type="warning"><p id="client-limit">${msg("askedLimit")}</p></@page.notice>
      <#break>
    <#case "WAITING">
  <p role="status">${page.say(asked.before?then("askedAccessBefore", "askedAccess"), site, asked.when)}</p>
  <p>${msg("askedAccessWaiting")}</p>
  <p>${msg("askedAccessMail")}</p>
  <p class="help-link"><a id="stop-waiting" href="${asked.address}&amp;${asked.stop}">${msg("askedAccessStop")}</a></p>
      <#break>
    <#case "STOPPED">
  <p role="status">${page.say("askedAccess", site)}</p>
  <p>${msg("askedAccessStopped")}</p>
  <p>${msg("askedAccessMail")}</p>
  <p class="help-link"><a id="keep-waiting" href="${asked.address}">${msg("askedAccessKeep")}</a></p>
      <#break>
    <#case "WAITED">
  <p role="status">${page.say("askedAccessWaited", site, asked.when)}</p>
  <p>${msg("askedAccessMail")}</p>
      <#break>
    <#case "DECLINED">
  <@page.notice type="error" focus=false><p>${page.say("askedAccessDeclined", site)}</p></@page.notice>
  <#if (asked.reason)?has_content>
  <p>${msg("askedReason")}</p>
  <blockquote id="asked-reason" dir="auto">${asked.reason}</blockquote>
  </#if>
      <#break>
    <#default>
  <p role="status">${page.say("askedAccessExpired", site)}</p>
  </#switch>
  </div>
  <#if asked.help>
  <p class="band help-link"><a id="back-to-login" href="${url.loginUrl}">${msg("backToLogin")}</a></p>
  <#else>
  <form id="kc-asked-form" action="${url.loginAction}" method="post">
    <@buttons.actionGroup>
      <#if asked.canGoBack><@buttons.button id="back-to-app" name="back-to-app" value="true" type="secondary" label="siteAccessErrorBack"/></#if>
      <@buttons.button id="try-another-account" name="try-another-account" value="true" type="secondary" label="siteAccessErrorOtherAccount"/>
    </@buttons.actionGroup>
  </form>
  </#if>
</@page.content>
  </#if>
</@layout.registrationLayout>
