<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${site?has_content?then(layout.say("activationMailSite", layout.whole(account), layout.whole(site)), layout.say("activationMail", layout.whole(account)))}

${msg("activationMailDo")}

${link}

${msg("activationMailLife" + unit, number)}

${msg("activationMailNotYours")}
</@layout.emailLayout>
