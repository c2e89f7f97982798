<#-- Note N: who the contacts are, for whoever doesn't know. -->
<#macro note>
<p class="note">${msg("contactsNote")} ${msg("contactsNoteSecurity", msg("supportTeam"))}</p>
</#macro>
