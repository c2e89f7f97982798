<#-- Note N: who the contacts are, for whoever doesn't know. -->
<#macro note>
<div class="note contacts">
  <p class="note-title">${msg("contactsNoteTitle")}</p>
  <p>${msg("contactsNote")} ${msg("contactsNoteSecurity", msg("supportTeam"))}</p>
</div>
</#macro>
