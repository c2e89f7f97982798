<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#--
  The frame of every login page: same macro, sections and parameters as keycloak.v2's template.ftl, so that its pages
  work inside it unchanged. Also rendered by KeycloakErrorHandler, which gives neither auth, client, messagesPerField nor title.
  Settings that only it has, such as "wide": see powersource-page.ftl.
-->
<#import "field.ftl" as field>
<#import "footer.ftl" as loginFooter>
<#import "logo.ftl" as logo>
<#import "powersource-page.ftl" as page>

<#-- Pages of keycloak.v2 and base that were read and found free of inline scripts and styles. -->
<#assign inlineFreePages = ["delete-credential", "error", "info", "link-idp-action", "login-idp-link-confirm",
    "login-config-totp", "login-idp-link-confirm-override", "login-idp-link-email", "login-oauth2-device-verify-user-code", "login-otp",
    "login-page-expired", "login-recovery-authn-code-config", "login-reset-otp", "login-verify-email", "login-x509-info",
    "select-authenticator", "select-organization", "terms", "webauthn-error"]>

<#-- Pages that need no more than the first style sheet, unless they list identity providers or offer passkeys. -->
<#assign smallPages = ["activate", "activation", "activation-link", "activation-sent", "asked", "delete-credential", "error",
    "info", "link-done", "link-late", "link-other-account", "link-unknown", "login", "login-idp-link-confirm", "login-idp-link-email", "login-oauth2-device-verify-user-code",
    "login-page-expired", "login-recovery-authn-code-config", "login-recovery-authn-code-input", "login-reset-password", "login-update-password",
    "login-update-profile", "login-verify-email", "logout-confirm", "new-account", "idp-review-user-profile", "reminder-question", "reminder-question-forgotten",
    "reset-link-ended", "reset-mail-sent", "set-reminder-question", "site-access-error", "terms"]>

<#-- Keycloak (26.7.4) adds the mailed token to each page of its sign-in; only the page that the mail leads to needs it. -->
<#function languageUrl language>
  <#return language.url?contains("/action-token?")?then(language.url, language.url?replace("&key=[^&]*", "", "r"))>
</#function>

<#macro username>
  <div class="group who">
    <label for="kc-attempted-username" class="label">${msg("usernameOrEmail")}</label>
    <div class="who-row">
      <input id="kc-attempted-username" type="text" value="${auth.attemptedUsername}" readonly autocomplete="username">
      <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
    </div>
  </div>
</#macro>

<#macro requiredFieldsNote>
  <p class="help"><span class="required">*</span> ${msg("requiredFields")}</p>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local frame = .main.frame!{}>
<#local inline = frame.inline!(!(templateName!"")?starts_with("powersource-") && !inlineFreePages?seq_contains(pageId!""))>
<#local wide = frame.wide!false>
<#local roomy = frame.roomy!false>
<#local who = frame.who!true>
<#local help = frame.help!true>
<#local step = frame.step!true>
<#local strict = !inline && !(scripts?has_content)>
<#local heading><#nested "header"></#local>
<#local headingText = heading?markup_string?replace("<[^>]*>", "", "r")?trim>
<#local helpUrl = help?then(page.troubleshootingUrl(), "")>
<#local pageTitle>${headingText?has_content?then(headingText?no_esc + " – ", "")}${msg("brandName")}</#local>
<#-- Field errors are messages, too; the error page's heading says it. -->
<#local refused = ((message.type)!"") == "error" && (pageId!"") != "error">
<#local dark = darkMode!true>
<#local languages = ((realm.internationalizationEnabled)!false && (locale.supported)??)?then(locale.supported, [])>
<#local otherTabs = step?then((url.ssoLoginInOtherTabsUrl)!"", "")>
<#local authSession = step?then((authenticationSession.authSessionIdHash)!"", "")>
<!DOCTYPE html>
<html class="${(((properties.kcHtmlClass)!"") + dark?then(" " + ((properties.kcDarkModeClass)!""), ""))?trim}" lang="${lang!'en'}"<#if languages?has_content> dir="${(locale.rtl!false)?then('rtl', 'ltr')}"</#if>>
<head>
  <meta charset="utf-8">
  <#if strict>
  <meta http-equiv="Content-Security-Policy" content="script-src 'self'; style-src 'self'">
  <#-- Keycloak (26.7.4 BrowserHistoryHelper) puts an inline script before the first end tag of the head when the page
       answers a form: it lands in this comment, out of which our script takes the address. -->
  <!-- </head> -->
  </#if>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light<#if dark> dark</#if>">
  <#list ((properties.meta)!"")?split(" ")?filter(m -> m?contains("==")) as meta>
  <meta name="${meta?keep_before("==")}" content="${meta?keep_after("==")}">
  </#list>
  <title>${refused?then(page.say("titleOfRefusal", pageTitle), pageTitle)}</title>
  <#if properties?? && url??>
    <#local icon = properties["favicons.main"]>
  <link rel="icon" href="${icon?starts_with("data:")?then("", url.resourcesPath + "/")}${icon?no_esc}">
    <#local small = smallPages?seq_contains(pageId!"") && !((social.providers)?has_content || (enableWebAuthnConditionalUI!"")?has_content)>
    <#local otherStyles = small?then("", properties.stylesOfOtherPages)>
    <#list [properties.styles, otherStyles, properties.stylesOfBrand!""]?join(" ")?split(" ")?filter(s -> s?has_content) as style>
  <link href="${url.resourcesPath}/${style}" rel="stylesheet">
    </#list>
    <#if !strict>
  <script type="importmap">{"imports": {"rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js"}}</script>
    </#if>
    <#if step>
  <script src="${url.resourcesPath}/${properties.scriptOfForms}" type="module"></script>
    </#if>
  </#if>
  <#list scripts![] as script>
  <script src="${script}"></script>
  </#list>
</head>
<body<#if ((properties.kcBodyClass)!"")?has_content> class="${properties.kcBodyClass}"</#if> data-page-id="login-${pageId!}"<#if otherTabs?contains("tab_id=")> data-other-tabs="${otherTabs}"</#if><#if authSession?has_content> data-auth-session="${authSession}"</#if>>
<div class="page<#if wide> wide</#if><#if roomy> roomy</#if>">
  <header id="kc-header" class="brand"><div id="kc-header-wrapper"><@logo.mark/></div></header>
  <main>
    <#if wide><#nested "above"></#if>
    <h1 id="kc-page-title"><#if headingText?has_content>${heading?markup_string?trim?no_esc}<#else>${msg("loginAccountTitle")}</#if></h1>
    <#if displayRequiredFields><@requiredFieldsNote/></#if>
    <#if who && (auth.showUsername())!false && !auth.showResetCredentials()>
      <#nested "show-username">
      <@username/>
    </#if>
    <#-- A person who started an action from an app needs no warning that it must be completed. -->
    <#if displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
    <@page.notice type=message.type><span class="kc-feedback-text">${message.summary}</span></@page.notice>
    </#if>
    <#if (pageId!"")?starts_with("webauthn-")><noscript><p class="note">${msg("needsScript")}</p></noscript></#if>
    <#nested "form">
    <#if (auth.showTryAnotherWayLink())!false>
    <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
      <input type="hidden" name="tryAnotherWay" value="on">
      <button type="submit" id="try-another-way" class="button secondary block">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#if switchOrganizationEnabled!false>
    <form id="kc-switch-organization-form" action="${url.loginAction}" method="post">
      <input type="hidden" name="switchOrganization" value="true">
      <button type="submit" id="switch-organization" class="button secondary block">${msg("doSwitchOrganization")}</button>
    </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo>
    <div id="kc-info" class="band"><div id="kc-info-wrapper"><#nested "info"></div></div>
    </#if>
    <#if helpUrl?has_content>
    <p class="band help-link"><a id="troubleshooting" href="${helpUrl}">${msg("troubleshootingLink")}</a></p>
    </#if>
  </main>
  <footer>
    <#if languages?size gt 1>
    <nav aria-label="${msg("languages")}">
      <ul class="languages">
        <#list languages as l>
        <li><#if l.languageTag == locale.currentLanguageTag><span aria-current="true">${l.label}</span><#else><a href="${languageUrl(l)}" hreflang="${l.languageTag}" lang="${l.languageTag}">${l.label}</a></#if></li>
        </#list>
      </ul>
    </nav>
    </#if>
    <@loginFooter.content/>
  </footer>
</div>
</body>
</html>
</#macro>
