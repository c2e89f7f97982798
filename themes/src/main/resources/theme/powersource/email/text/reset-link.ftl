<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${layout.say(byContact?then("resetLinkByContact", "resetLink"), layout.whole(account))}

${link}

${msg("resetLinkLife", minutes)}

${msg(byContact?then("resetLinkByContactNotYours", "resetLinkNotYours"))}
</@layout.emailLayout>
