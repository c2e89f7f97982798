<#ftl output_format="plainText">
${subject}

${msg("resetLink", account)}

${link}

${msg("resetLinkLife", minutes)}

${msg("resetLinkNotYours")}

-- 
${msg("mailFooter", realmName)}
