<#-- Key of the mailed link that led to the form. If the form is sent too late, the answer can say that the link still works. -->
<#macro key><#if mailedLinkKey??><input type="hidden" name="mailed-link" value="${mailedLinkKey}"></#if></#macro>
