<#ftl output_format="plainText">
<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
${layout.say("executeActionsWhat", layout.whole(realmName))}

<#list requiredActions![] as action>
* ${msg("requiredAction." + action)}
</#list>

${msg("executeActionsButton")}:
${link}

${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}

${msg("executeActionsNotYours")}
</@layout.emailLayout>
