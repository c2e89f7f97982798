<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${layout.say("emailVerificationWhat", layout.address((user.email)!""), layout.name(realmName))}</@>
<@layout.button label="emailVerificationButton"/>
<@layout.p>${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}</@>
<@layout.p last=true>${msg("emailVerificationNotYours")}</@>
</@layout.emailLayout>
