<#-- Facts for people whose mail doesn't come, as on the troubleshooting page. -->
<#import "powersource-page.ftl" as page>
<#macro list senderAddress="">
  <h2>${msg("resetMailNothingTitle")}</h2>
  <ul>
    <li>${msg("resetMailWait")}</li>
    <li>${msg("resetMailSpam")}</li>
    <#local domains><bdi dir="ltr">${msg("mailDomains")}</bdi></#local>
    <#if senderAddress?has_content>
    <#local sender><strong dir="ltr">${senderAddress}</strong></#local>
    <li>${page.say("resetMailAllowFrom", sender, domains)}</li>
    <#else>
    <li>${page.say("resetMailAllow", domains)}</li>
    </#if>
    <li>${msg("resetMailNewest")}</li>
    <#nested>
  </ul>
</#macro>
