<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${layout.say("emailVerificationWhat", layout.whole((user.email)!""), layout.whole(realmName))}

${msg("emailVerificationButton")}:
${link}

${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}

${msg("emailVerificationNotYours")}
</@layout.emailLayout>
