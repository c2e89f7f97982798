<#-- The button that asks the contacts for help; within a form of a sign-in. -->
<#import "powersource-buttons.ftl" as buttons>
<#macro help>
<h2>${msg("askHelpTitle")}</h2>
<p>${msg("askHelp")}</p>
<@buttons.actionGroup>
  <@buttons.button id="ask-contact" name="ask-contact" value="true" type="secondary" label="askHelpButton"/>
</@buttons.actionGroup>
</#macro>
