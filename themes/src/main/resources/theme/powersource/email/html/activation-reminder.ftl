<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${site?has_content?then(layout.say("activationReminderSite", layout.address(account), layout.name(site)), layout.say("activationReminder", layout.address(account)))}</@>
<@layout.p>${msg("activationMailDo")}</@>
<@layout.button label="activationMailButton"/>
<@layout.p>${msg("activationReminderEnd", end)}</@>
<@layout.p last=true>${msg("activationMailNotYours")}</@>
</@layout.emailLayout>
