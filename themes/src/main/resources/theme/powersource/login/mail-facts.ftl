<#-- What helps against a mail that doesn't come: the facts of the troubleshooting page's answer. -->
<#import "template.ftl" as layout>
<#macro list senderAddress="">
  <h2>${msg("resetMailNothingTitle")}</h2>
  <ul>
    <li>${msg("resetMailWait")}</li>
    <li>${msg("resetMailSpam")}</li>
    <#if senderAddress?has_content>
    <#local sender><strong>${senderAddress}</strong></#local>
    <li>${layout.say("resetMailAllowFrom", sender, msg("mailDomains"))}</li>
    <#else>
    <li>${msg("resetMailAllow", msg("mailDomains"))}</li>
    </#if>
    <li>${msg("resetMailNewest")}</li>
    <#nested>
  </ul>
</#macro>
