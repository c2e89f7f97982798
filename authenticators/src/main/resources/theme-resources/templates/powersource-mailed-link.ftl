<#-- Brings the key of the mailed link along that led to a form, so that a late one can say that the link still works. -->
<#macro key><#if mailedLinkKey??><input type="hidden" name="mailed-link" value="${mailedLinkKey}"></#if></#macro>
