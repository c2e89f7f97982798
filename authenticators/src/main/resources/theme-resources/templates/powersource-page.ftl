<#--
  What each page of the suite needs, in whatever login theme it is shown. The pages hand stock's layout (Keycloak 26.7.4 keycloak.v2 and
  base, template.ftl) no parameters but its own. What only our theme's layout knows, they put into the hash "frame" of their namespace:

    inline  the page holds inline scripts or styles, so it can't have the strict content security policy
    wide    a page to read rather than a form; asks for the section "above" (a breadcrumb)
    roomy   a form with more to read than usual
    who     shows who is signing in, with a link to start over
    help    shows the link to the troubleshooting page
    step    a step of a sign-in: has the script for forms, which also goes on when another tab has signed in
-->

<#-- The page's marker is the file's name without the suite's prefix. -->
<#global pageId = (pageId!"")?remove_beginning("powersource-")>

<#-- Address of the troubleshooting page, inside the sign-in that is running, if one is; "" where it can't be told. -->
<#function troubleshootingUrl topic="">
  <#if !(url.loginUrl)??><#return ""></#if>
  <#local base = url.loginUrl?keep_before("?")>
  <#local query = url.loginUrl?keep_after("?")>
  <#if !base?contains("/login-actions/")><#return ""></#if>
  <#return base?keep_before_last("/login-actions/") + "/troubleshooting" + query?has_content?then("?" + query, "")
      + topic?has_content?then("#" + topic, "")>
</#function>

<#--
  A message with markup of the template's own (links, mostly) at {0}, {1} ...; everything else in it is escaped.
  Strings among the arguments are escaped as well, and stay as they are: Keycloak takes ${...} in an argument of msg for a
  message (26.7.4 MessageFormatterMethod).
-->
<#function say key parts...>
  <#local html = msg(key, "\xE000", "\xE001", "\xE002", "\xE003")?esc?markup_string>
  <#list ["\xE000", "\xE001", "\xE002", "\xE003"] as place>
    <#if parts[place?index]??>
      <#local part = parts[place?index]>
      <#local html = html?replace(place, part?is_markup_output?then(part, part?esc)?markup_string)>
    </#if>
  </#list>
  <#return html?no_esc>
</#function>

<#-- A client's name: a text of the realm if it is ${key}, else as it was typed, braces included. -->
<#function clientName name>
  <#return name?matches(r"\$\{[^{}]*\}")?then(advancedMsg(name), name)>
</#function>

<#-- What a mail program opens for an address, whatever characters that has (RFC 6068). -->
<#function mailto address>
  <#return "mailto:" + address?split("@")?map(part -> part?url("UTF-8"))?join("@")>
</#function>

<#-- The page's own part. Themes with stock's style sheets (PatternFly 5 and 4) need a class for texts; ours says that it needs none. -->
<#macro content>
<#local class = properties.powersourceContentClass!"pf-v5-c-content pf-c-content">
<#if class?has_content>
<div class="${class}">
</#if>
<#nested>
<#if class?has_content>
</div>
</#if>
</#macro>

<#macro notice type focus=(type == "error")>
<#local title = (properties.kcAlertTitleClass)!"">
<div class="${(properties.kcAlertClass)!} pf-m-${(type == 'error')?then('danger', type)}" role="${(type == 'error')?then('alert', 'status')}"<#if focus> tabindex="-1"</#if>><#if title?has_content><div class="${title}"></#if><#nested><#if title?has_content></div></#if></div>
</#macro>
