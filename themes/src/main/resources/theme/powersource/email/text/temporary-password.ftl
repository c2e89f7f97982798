<#ftl output_format="plainText">
${subject}

${msg("temporaryPassword", account)}

${password}

${msg("temporaryPasswordCopy")}

${msg("temporaryPasswordLife", minutes)}

${msg("temporaryPasswordNotYours")}

-- 
${msg("mailFooter", realmName)}
