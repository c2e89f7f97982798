<#ftl output_format="plainText">
<#-- The frame of every mail as plain text: headline, the reader's name; who sent it and why. -->

<#-- Keeps the direction of an address or a name within a sentence from right to left. -->
<#function whole text>
  <#return ltr?then(text, "\x2068" + text + "\x2069")>
</#function>

<#-- A message with these texts at {0}, {1} ..., as they are: Keycloak would take ${...} in them for a message (26.7.4 MessageFormatterMethod). -->
<#function say key parts...>
  <#local text = msg(key, "\xE000", "\xE001", "\xE002", "\xE003")>
  <#list ["\xE000", "\xE001", "\xE002", "\xE003"] as place>
    <#if parts[place?index]??><#local text = text?replace(place, parts[place?index])></#if>
  </#list>
  <#return text>
</#function>

<#macro emailLayout footer="mailFooter">
<#local firstName = ((user.firstName)!"")?trim?replace(r"\s+", " ", "r")>
${subject}
${""?left_pad([subject?length, 60]?min, "=")}

<#if firstName?has_content>
${say("mailGreeting", whole(firstName))}

</#if>
<#nested>

-- 
${say(footer, whole(realmName))}
</#macro>
