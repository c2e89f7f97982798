<#-- Ways on from the last pages of Keycloak. -->
<#import "buttons.ftl" as buttons>

<#-- Leads into the app if it is known, else into the account console; either asks to sign in if nobody is. -->
<#function entrance>
  <#return url.loginUrl?keep_before("?")?keep_before_last("/login-actions/") + "/go/app"
      + (!(skipLink??) && (client.clientId)??)?then("?client_id=" + client.clientId?url("UTF-8"), "")>
</#function>

<#macro button id href label primary=true>
<@buttons.buttonLink id=id href=href label=label class=[primary?then("kcButtonPrimaryClass", "kcButtonSecondaryClass"), "kcButtonBlockClass"]/>
</#macro>
