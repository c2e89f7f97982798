<#--
  The ten problems. One answer open at a time, without a script: <details> of one name are exclusive, and going to an
  id inside one opens it, so each anchor is on the answer rather than on the <details>.
-->
<#import "template.ftl" as layout>
<#import "powersource-page.ftl" as page>
<#import "powersource-buttons.ftl" as buttons>
<#import "powersource-contacts.ftl" as contacts>

<#assign home = (troubleshooting.homeUrl)!"">
<#assign sender = (troubleshooting.senderAddress)!"">
<#assign supportTeam = msg("supportTeam")>
<#assign supportEmail = msg("supportEmail")>
<#assign forgotPassword><a href="${troubleshooting.resetUrl}">${msg("doForgotPassword")}</a></#assign>

<#macro topic id title>
<details class="topic" name="problem">
  <summary><h3>${msg(title)}</h3></summary>
  <div class="answer" id="${id}">
    <#nested>
  </div>
</details>
</#macro>

<#-- Topics of one kind. -->
<#macro group title>
<section>
  <h2>${msg(title)}</h2>
  <div class="topics">
    <#nested>
  </div>
</section>
</#macro>

<#macro forgotPasswordButton>
<p><@buttons.buttonLink href=troubleshooting.resetUrl label="doForgotPassword" class=["kcButtonPrimaryClass"]/></p>
</#macro>

<#macro noMail>
<ul>
  <li>${msg("troubleshootingMailSpam")}</li>
  <li>${msg("troubleshootingMailAdministrator")}
    <dl class="addresses">
      <#if sender?has_content><dt>${msg("troubleshootingMailSender")}</dt><dd><bdi dir="ltr">${sender}</bdi></dd></#if>
      <dt>${msg("troubleshootingMailDomains")}</dt><dd><bdi dir="ltr">${msg("mailDomains")}</bdi></dd>
    </dl>
  </li>
</ul>
</#macro>

<#assign frame = {"wide": true, "help": false, "step": false}>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "above">
  <nav class="breadcrumb" aria-label="${msg("troubleshootingBreadcrumb")}">
    <ol>
      <li><#if home?has_content><a href="${home}">${msg("troubleshootingHome")}</a><#else>${msg("troubleshootingHome")}</#if></li>
      <li aria-current="page">${msg("troubleshootingPlace")}</li>
    </ol>
  </nav>
  <#elseif section == "header">
    ${msg("troubleshootingTitle")}
  <#elseif section == "form">
<@page.content>
  <p class="lead">${msg("troubleshootingIntroduction")}</p>

  <@group title="troubleshootingGroupPassword">
    <@topic id="forgot-password" title="troubleshootingForgotPasswordTitle">
    <p>${msg("troubleshootingForgotPassword")}</p>
    <@forgotPasswordButton/>
    </@topic>

    <@topic id="forgot-answer" title="troubleshootingForgotAnswerTitle">
    <p>${msg("troubleshootingForgotAnswer")}</p>
    <p>${msg("troubleshootingForgotAnswerContact")}</p>
    <#if troubleshooting.asking!false>
    <p>${page.say("troubleshootingAskHelp", forgotPassword)}</p>
    </#if>
    <@contacts.note/>
    </@topic>

    <@topic id="no-reset-email" title="troubleshootingNoResetEmailTitle">
    <@noMail/>
    </@topic>

    <@topic id="rejected" title="troubleshootingRejectedTitle">
    <ul>
      <li>${msg("troubleshootingRejectedCase")} ${msg("troubleshootingRejectedBlanks")}</li>
      <li>${msg("troubleshootingRejectedNewest")}</li>
      <li>${msg("troubleshootingRejectedCapsLock")}</li>
      <li>${msg("troubleshootingRejectedUsername")}</li>
      <li>${msg("troubleshootingRejectedNoAccount")}</li>
    </ul>
    <#if troubleshooting.asking!false>
    <p>${page.say("troubleshootingAskHelp", forgotPassword)}</p>
    </#if>
    <@contacts.note/>
    </@topic>

    <@topic id="change-password" title="troubleshootingChangePasswordTitle">
    <p>${page.say("troubleshootingChangePassword", supportTeam)}</p>
    <@forgotPasswordButton/>
    <#assign accountLink><a href="${troubleshooting.accountUrl}">${msg("troubleshootingMyPassword")}</a></#assign>
    <p>${page.say("troubleshootingChangePasswordSignedIn", accountLink)}</p>
    </@topic>

  </@group>

  <@group title="troubleshootingGroupAccount">
    <@topic id="new-account" title="troubleshootingNewAccountTitle">
    <ul>
      <li>${msg("troubleshootingNewAccountGuest")}</li>
      <li>${msg("troubleshootingNewAccountCustomer")}</li>
    </ul>
    <#if (troubleshooting.newAccountUrl)?has_content>
    <p>${msg("troubleshootingAskAccount")}</p>
    <p><@buttons.buttonLink id="ask-for-account" href=troubleshooting.newAccountUrl label="newAccountTitle" class=["kcButtonPrimaryClass"]/></p>
    </#if>
    <@contacts.note/>
    </@topic>

    <@topic id="not-active" title="troubleshootingNotActiveTitle">
    <p>${msg("troubleshootingNotActive")}</p>
    <ol>
      <li>${page.say("troubleshootingNotActiveOpen", forgotPassword)}</li>
      <li>${msg("troubleshootingNotActiveUsername")}</li>
      <#assign resend><strong>${msg("resendActivationEmail")}</strong></#assign>
      <li>${page.say("troubleshootingNotActiveResend", resend)}</li>
    </ol>
    <#assign noResetEmailLink><a href="#no-reset-email">${msg("troubleshootingNoResetEmailTitle")}</a></#assign>
    <p>${page.say("troubleshootingNotActiveNoMail", noResetEmailLink)}</p>
    <@noMail/>
    <#if troubleshooting.asking!false>
    <p>${page.say("troubleshootingAskHelp", forgotPassword)}</p>
    </#if>
    </@topic>

  </@group>

  <@group title="troubleshootingGroupAccess">
    <@topic id="site-access-error" title="troubleshootingSiteAccessTitle">
    <p>${msg("troubleshootingSiteAccess")}</p>
    <ul>
      <li>${msg("troubleshootingSiteAccessAsk")}</li>
      <li>${msg("troubleshootingSiteAccessGrant")}</li>
    </ul>
    <#if troubleshooting.asking!false>
    <p>${msg("troubleshootingAskAccess")}</p>
    </#if>
    <@contacts.note/>
    </@topic>
  </@group>

  <@group title="troubleshootingGroupOther">
    <@topic id="other-product" title="troubleshootingOtherProductTitle">
    <p>${msg("troubleshootingOtherProduct")}</p>
    <#assign vendorSupport><a href="${msg("vendorSupportUrl")}" rel="noreferrer">${msg("troubleshootingVendorSupport")}</a></#assign>
    <ul>
      <li>${msg("troubleshootingOtherProductStaff")}</li>
      <li>${page.say("troubleshootingOtherProductContact", vendorSupport)}</li>
    </ul>
    <p>${page.say("troubleshootingOtherProductTeam", supportTeam)}</p>
    <@contacts.note/>
    </@topic>

    <@topic id="other" title="troubleshootingOtherTitle">
    <#assign mailLink><a href="${page.mailto(supportEmail)}" dir="ltr">${supportEmail}</a></#assign>
    <p>${page.say("troubleshootingOther", supportTeam, mailLink)}</p>
    </@topic>
  </@group>

  <#if properties.scriptOfTopics??>
  <script type="module" src="${url.resourcesPath}/${properties.scriptOfTopics!}"></script>
  </#if>
  <p class="back"><@buttons.buttonLink id="back-to-login" href=troubleshooting.loginUrl label="troubleshootingBackToLogin" class=["kcButtonSecondaryClass"]/></p>
</@page.content>
  </#if>
</@layout.registrationLayout>
