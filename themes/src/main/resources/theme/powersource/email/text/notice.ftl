<#ftl output_format="plainText">
${msg(what + "Subject")}

${msg(what, account, from!"")}

${msg("noticeWhen", when)}
<#if browser??>
${msg("noticeBrowser", browser)}
</#if>
<#if clientAddress??>
${msg("noticeClientAddress", clientAddress)}
</#if>

${msg("noticeYours")}

${msg("noticeNotYours")} ${msg(advice, msg("supportEmail"))}

-- 
${msg("mailFooter", realmName)}
