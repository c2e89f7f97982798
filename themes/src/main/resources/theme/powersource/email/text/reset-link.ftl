<#ftl output_format="plainText">
${subject}

${msg(byContact?then("resetLinkByContact", "resetLink"), account)}

${link}

${msg("resetLinkLife", minutes)}

${msg(byContact?then("resetLinkByContactNotYours", "resetLinkNotYours"))}

-- 
${msg("mailFooter", realmName)}
