<#-- Note N: who the contacts are, for whoever doesn't know. -->
<#macro note>
<div class="note">
  <p><strong>${msg("contactsNoteTitle")}</strong></p>
  <p>${msg("contactsNote")} ${msg("contactsNoteSecurity", msg("supportTeam"))}</p>
</div>
</#macro>
