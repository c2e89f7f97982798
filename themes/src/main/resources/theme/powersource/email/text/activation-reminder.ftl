<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${site?has_content?then(msg("activationReminderSite", layout.whole(account), layout.whole(site)), msg("activationReminder", layout.whole(account)))}

${msg("activationMailDo")}

${link}

${msg("activationReminderEnd", end)}

${msg("activationMailNotYours")}
</@layout.emailLayout>
