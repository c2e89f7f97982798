<#ftl output_format="plainText">
<#-- The frame of every mail as plain text: headline, the reader's name; who sent it and why. -->

<#-- Keeps the direction of an address or a name within a sentence from right to left. -->
<#function whole text>
  <#return ltr?then(text, "\x2068" + text + "\x2069")>
</#function>

<#macro emailLayout>
<#local firstName = ((user.firstName)!"")?trim?replace(r"\s+", " ", "r")>
${subject}
${""?left_pad([subject?length, 60]?min, "=")}

<#if firstName?has_content>
${msg("mailGreeting", whole(firstName))}

</#if>
<#nested>

-- 
${msg("mailFooter", realmName)}
</#macro>
