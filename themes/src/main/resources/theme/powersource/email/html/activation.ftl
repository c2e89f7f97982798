<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${site?has_content?then(layout.say("activationMailSite", layout.address(account), layout.name(site)), layout.say("activationMail", layout.address(account)))}</@>
<@layout.p>${msg("activationMailDo")}</@>
<@layout.button label="activationMailButton"/>
<@layout.p>${msg("activationMailLife" + unit, number)}</@>
<@layout.p last=true>${msg("activationMailNotYours")}</@>
</@layout.emailLayout>
