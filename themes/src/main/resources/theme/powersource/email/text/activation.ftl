<#ftl output_format="plainText">
${subject}

${site?has_content?then(msg("activationMailSite", account, site), msg("activationMail", account))}

${msg("activationMailDo")}

${link}

${msg("activationMailLife" + unit, number)}

${msg("activationMailNotYours")}

-- 
${msg("mailFooter", realmName)}
