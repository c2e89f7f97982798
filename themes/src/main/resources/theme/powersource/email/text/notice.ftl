<#ftl output_format="plainText">
${msg(what + "Subject")}

${msg(what, account)}

${msg("noticeWhen", when)}
<#if browser??>
${msg("noticeBrowser", browser)}
</#if>
<#if clientAddress??>
${msg("noticeClientAddress", clientAddress)}
</#if>

${msg("noticeYours")}

${msg("noticeNotYours")} ${msg("noticeNotYoursDo", msg("supportEmail"))}

-- 
${msg("mailFooter", realmName)}
