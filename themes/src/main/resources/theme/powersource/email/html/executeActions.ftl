<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${layout.say("executeActionsWhat", layout.name(realmName))}</@>
<#if requiredActions?has_content>
<ul style="margin:0 0 18px">
<#list requiredActions as action>
<li>${msg("requiredAction." + action)}</li>
</#list>
</ul>
</#if>
<@layout.button label="executeActionsButton"/>
<@layout.p>${msg("mailLinkLife", linkExpirationFormatter(linkExpiration))}</@>
<@layout.p last=true>${msg("executeActionsNotYours")}</@>
</@layout.emailLayout>
