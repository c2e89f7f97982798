<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${site?has_content?then(layout.say("activationReminderSite", layout.whole(account), layout.whole(site)), layout.say("activationReminder", layout.whole(account)))}

${msg("activationMailDo")}

${link}

${msg("activationReminderEnd", end)}

${msg("activationMailNotYours")}
</@layout.emailLayout>
