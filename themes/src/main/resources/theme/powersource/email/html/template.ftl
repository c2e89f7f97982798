<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#--
  The frame of every mail, Keycloak's own included: a cover with the sign, the headline, the reader's name; who sent it and why.
  Styles are in the elements, since many mail programs drop style sheets. The style sheet adds dark colours where programs keep it.
  The colours are those of tokens.css. No picture is loaded.
-->

<#--
  A message with markup of the template's own at {0}, {1} ...; everything else in it is escaped. Strings among the arguments are
  escaped as well.
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

<#-- An address is bold, and reads from left to right in every language. -->
<#function address text>
  <#local html><strong dir="ltr" style="word-break:break-word">${text}</strong></#local>
  <#return html>
</#function>

<#-- The name of a site. -->
<#function name text>
  <#local html><bdi>${text}</bdi></#local>
  <#return html>
</#function>

<#macro p last=false soft=false>
<p<#if soft> class="soft"</#if> style="margin:0<#if !last> 0 18px</#if><#if soft>;color:#4a5f65;font-size:14px</#if>"><#nested></p>
</#macro>

<#-- The one button of a mail, and below it the same link to copy. -->
<#macro button label>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 18px">
  <tr><td class="button" bgcolor="#0b5a66" style="border-radius:8px"><a class="button" href="${link}" style="display:inline-block;padding:13px 26px;border-radius:8px;background-color:#0b5a66;color:#ffffff;font-weight:700;text-decoration:none">${msg(label)}</a></td></tr>
</table>
<p class="soft" style="margin:0 0 18px;color:#4a5f65;font-size:13px">${msg("resetLinkBare")}<br>
<a class="link" dir="ltr" href="${link}" style="color:#0b5a66;font-size:12px;word-break:break-all">${link}</a></p>
</#macro>

<#macro emailLayout footer="mailFooter">
<#local firstName = ((user.firstName)!"")?trim>
<#local start = ltr?then("left", "right")>
<#local end = ltr?then("right", "left")>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${ltr?then('ltr','rtl')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="supported-color-schemes" content="light dark">
  <title>${subject}</title>
  <style>
    :root { color-scheme: light dark; }
    @media (prefers-color-scheme: dark) {
      .ground { background: #0c1618 !important; }
      .paper { background: #152427 !important; color: #e9f1f0 !important; }
      .cover { background-color: #0a333a !important; }
      .soft { color: #abbfc1 !important; }
      .link { color: #7fd3dc !important; }
      .button { background: #7fd3dc !important; color: #05282d !important; }
      .code { border-color: #7f979b !important; }
    }
    @media (max-width: 480px) {
      .edge { padding: 0 !important; }
      .row { padding-left: 20px !important; padding-right: 20px !important; border-radius: 0 !important; }
    }
  </style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:#eef4f2">
<table class="ground" role="presentation" lang="${locale.language}" dir="${ltr?then('ltr','rtl')}" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#eef4f2">
  <tr><td class="edge" align="center" style="padding:24px 12px;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#13272c">
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
      <tr><td class="cover row" align="${start}" bgcolor="#073f48" style="padding:18px 32px;border-radius:8px 8px 0 0;background-color:#073f48;background-image:radial-gradient(circle at ${start} 46px top 50%,rgba(60,200,215,.24) 120px,rgba(60,200,215,.14) 121px 300px,#f4a63c 301px 302px,rgba(60,200,215,.07) 303px 460px,transparent 461px);color:#ffffff;font-size:20px;line-height:28px;font-weight:700">
        <span aria-hidden="true" style="display:inline-block;box-sizing:border-box;width:26px;height:26px;border:3px solid #ffffff;border-top-color:transparent;border-radius:50%;margin-${end}:8px;vertical-align:top;line-height:0;text-align:center"><span style="display:inline-block;width:4px;height:12px;background-color:#f4a63c"></span></span>${msg("brandName")}
      </td></tr>
      <tr><td class="paper row" align="${start}" bgcolor="#ffffff" style="padding:32px;border-radius:0 0 8px 8px;background-color:#ffffff;color:#13272c">
        <h1 style="margin:0 0 20px;font:500 28px/1.2 'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif">${subject}</h1>
        <#if firstName?has_content><p style="margin:0 0 18px">${say("mailGreeting", name(firstName))}</p></#if>
        <#nested>
      </td></tr>
      <tr><td class="soft row" align="${start}" style="padding:18px 32px;font-size:14px;color:#4a5f65">${say(footer, name(realmName))}</td></tr>
    </table>
  </td></tr>
</table>
</body>
</html>
</#macro>
