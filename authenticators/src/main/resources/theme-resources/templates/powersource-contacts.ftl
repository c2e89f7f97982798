<#-- Note about the contacts, for people who don't know them. -->
<#import "powersource-page.ftl" as page>
<#macro note>
<div class="note">
  <p><strong>${msg("contactsNoteTitle")}</strong></p>
  <p>${msg("contactsNote")} ${page.say("contactsNoteSecurity", msg("supportTeam"))}</p>
</div>
</#macro>
