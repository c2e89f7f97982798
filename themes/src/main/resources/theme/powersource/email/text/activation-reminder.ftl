<#ftl output_format="plainText">
${subject}

${site?has_content?then(msg("activationReminderSite", account, site), msg("activationReminder", account))}

${msg("activationMailDo")}

${link}

${msg("activationReminderEnd", end)}

${msg("activationMailNotYours")}

-- 
${msg("mailFooter", realmName)}
