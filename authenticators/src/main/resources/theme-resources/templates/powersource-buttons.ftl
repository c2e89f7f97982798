<#-- Buttons with the class names of stock's themes; macros and parameters are those of Keycloak 26.7.4 keycloak.v2 buttons.ftl. -->

<#-- Older themes have a class for the kind of button only, none for buttons. -->
<#function styleOf names>
  <#local all = names?map(name -> properties[name]!"")?join(" ")>
  <#local button = properties.kcButtonClass!"">
  <#return all?starts_with(button)?then(all, button + " " + all)>
</#function>

<#macro actionGroup horizontal=false>
<div class="${properties.kcFormGroupClass!}"><div class="${properties.kcFormActionGroupClass!(properties.kcFormButtonsClass!)} pf-v5-u-flex-${horizontal?then('nowrap', 'wrap')}"><#nested></div></div>
</#macro>

<#macro button label id="" name="" type="primary" extra...>
<button type="submit" class="${styleOf(["kcButton" + type?cap_first + "Class", "kcButtonBlockClass"])}"<#if id?has_content> id="${id}"</#if><#if name?has_content> name="${name}"</#if><#list extra as attribute, value> ${attribute}="${value}"</#list>>${msg(label)}</button>
</#macro>

<#macro buttonLink href label id="" class=["kcButtonSecondaryClass", "kcButtonBlockClass"]>
<a href="${href}" class="${styleOf(class)}"<#if id?has_content> id="${id}"</#if>>${msg(label)}</a>
</#macro>
