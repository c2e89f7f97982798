<#ftl output_format="plainText">
${subject}

${msg("recoveryNewsAsked", account)}

${msg("recoveryNews" + state?cap_first, account, heldUntil)}

${msg("recoveryNewsNotYours")}

-- 
${msg("mailFooter", realmName)}
