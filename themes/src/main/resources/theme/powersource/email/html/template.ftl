<#-- The frame of every mail. Styles stand in the elements: many mail programs drop style sheets. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="supported-color-schemes" content="light dark">
  <title>${subject}</title>
</head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
  <div style="max-width:560px;margin:0 auto">
    <p style="font-weight:700;font-size:20px;margin:0 0 24px">${msg("brandName")}</p>
    <#nested>
    <p style="margin:32px 0 0;padding:16px 0 0;border-top:1px solid #8a94a6;font-size:14px">${msg("mailFooter", realmName)}</p>
  </div>
</body>
</html>
</#macro>
