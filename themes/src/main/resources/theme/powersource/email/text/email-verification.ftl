<#ftl output_format="plainText">
<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
${layout.say("emailVerificationWhat", layout.whole((user.email)!""), layout.whole(realmName))}

${msg("emailVerificationButton")}:
${link}

${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}

${msg("emailVerificationNotYours")}
</@layout.emailLayout>
