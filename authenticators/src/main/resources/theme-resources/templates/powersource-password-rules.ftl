<#-- The realm's password policy, above the field; the server checks it. Id: password-rules. -->
<#macro rules>
  <#local policy = passwordPolicies>
  <#local texts = []>
  <#if policy.length??><#local texts += [msg("passwordRuleLength", policy.length)]></#if>
  <#if policy.lowerCase??><#local texts += [msg("passwordRuleLowerCase", policy.lowerCase)]></#if>
  <#if policy.upperCase??><#local texts += [msg("passwordRuleUpperCase", policy.upperCase)]></#if>
  <#if policy.digits??><#local texts += [msg("passwordRuleDigits", policy.digits)]></#if>
  <#if policy.specialChars??><#local texts += [msg("passwordRuleSpecialChars", policy.specialChars)]></#if>
  <#if policy.notUsername || policy.notEmail><#local texts += [msg("passwordRuleNotEmail")]></#if>
  <#if policy.passwordHistory??><#local texts += [msg("passwordRuleHistory", policy.passwordHistory)]></#if>
  <#if texts?has_content>
  <ul id="password-rules" class="help rules">
    <#list texts as text><li>${text}</li></#list>
  </ul>
  </#if>
</#macro>

<#-- The broken rule, at the field: stock names it in the page's message only. -->
<#function error>
  <#if messagesPerField.existsError("password")><#return messagesPerField.get("password")></#if>
  <#return (message?? && message.type == "error" && !messagesPerField.existsError("password-confirm"))?then((message.summary)!"", "")>
</#function>
