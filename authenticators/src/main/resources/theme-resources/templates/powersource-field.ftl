<#-- Form fields with the class names of stock's themes (Keycloak 26.7.4 keycloak.v2 field.ftl, base user-profile-commons.ftl). -->

<#-- keycloak.v2 puts a box around a control, older themes style the control itself. -->
<#assign boxed = properties.kcFormControlUtilClass??>

<#-- The first of these class names that the theme has. -->
<#function styleOf names...>
  <#list names as name>
    <#if (properties[name]!"")?has_content><#return properties[name]!""></#if>
  </#list>
  <#return "">
</#function>

<#macro remark id text class error=false>
<div class="${properties.kcFormHelperTextClass!}"><div class="${properties.kcInputHelperTextClass!}">
<div class="${properties.kcInputHelperTextItemClass!}<#if error> ${properties.kcError!}</#if>" id="${id}"<#if error> role="alert"</#if>><span class="${class}">${text}</span></div>
</div></div>
</#macro>

<#macro group name label error="" help="">
<div class="${properties.kcFormGroupClass!}">
  <div class="${styleOf("kcFormGroupLabelClass", "kcLabelWrapperClass")}"><label for="${name}" class="${styleOf("kcFormLabelClass", "kcLabelClass")}">${label}</label></div>
  <div class="${properties.kcInputWrapperClass!}">
    <#nested>
    <#if error?has_content><@remark id=("input-error-" + name) text=error class=(properties.kcInputErrorMessageClass!"") error=true/></#if>
    <#if help?has_content><@remark id=(name + "-help") text=help class=styleOf("kcInputHelperTextAfterClass", "kcInputHelperTextItemTextClass")/></#if>
  </div>
</div>
</#macro>

<#macro control error><#if boxed><span class="${properties.kcInputClass!}<#if error?has_content> ${properties.kcError!}</#if>"></#if><#nested><#if boxed></span></#if></#macro>

<#macro described name error help helpId="">
  <#local ids = []>
  <#if error?has_content><#local ids += ["input-error-" + name]></#if>
  <#if help?has_content><#local ids += [name + "-help"]></#if>
  <#if helpId?has_content><#local ids += [helpId]></#if>
  <#if !boxed> class="${properties.kcInputClass!}"</#if><#if error?has_content> aria-invalid="true"</#if><#if ids?has_content> aria-describedby="${ids?join(" ")}"</#if></#macro>

<#-- What has to stay as it is typed gets no capitals from a phone, and goes to no spelling checker. -->
<#macro input name label value="" error=(messagesPerField.get(name))!"" autocomplete="off" asTyped=false autofocus=false help="">
<@group name=name label=label error=error help=help>
  <@control error=error><input id="${name}" name="${name}" type="text" value="${value}" autocomplete="${autocomplete}"<#if asTyped> autocapitalize="none" spellcheck="false"</#if><#if autofocus> autofocus</#if><@described name error help/>></@control>
</@group>
</#macro>

<#-- The options are nested. -->
<#macro select name label error=(messagesPerField.get(name))!"" autofocus=false help="">
<@group name=name label=label error=error help=help>
  <@control error=error><select id="${name}" name="${name}"<#if autofocus> autofocus</#if><@described name error help/>><#nested></select><#if boxed><span class="${properties.kcFormControlUtilClass!}"><span class="${properties.kcFormControlToggleIcon!}"><i class="fas fa-caret-down" aria-hidden="true"></i></span></span></#if></@control>
</@group>
</#macro>

<#-- Our theme hints at spaces and capitals in it; parameter "hints" is for its macro of the same name. -->
<#macro password name label value="" error=(messagesPerField.get(name))!"" autocomplete="off" autofocus=false hints=true help="" helpId="">
<@group name=name label=label error=error help=help>
  <div class="${properties.kcInputGroup!}">
    <div class="${properties.kcInputGroupItemClass!} ${properties.kcFill!}"><@control error=error><input id="${name}" name="${name}" type="password" value="${value}" autocomplete="${autocomplete}"<#if autofocus> autofocus</#if><@described name error help helpId/>></@control></div>
    <#-- Works by a script that keycloak.v2's layout loads. -->
    <#if boxed>
    <div class="${properties.kcInputGroupItemClass!}"><button class="${properties.kcFormPasswordVisibilityButtonClass!}" type="button" aria-label="${msg("showPassword")}" aria-controls="${name}" data-password-toggle data-icon-show="${properties.kcFormPasswordVisibilityIconShow!}" data-icon-hide="${properties.kcFormPasswordVisibilityIconHide!}" data-label-show="${msg("showPassword")}" data-label-hide="${msg("hidePassword")}"><i class="${properties.kcFormPasswordVisibilityIconShow!}" aria-hidden="true"></i></button></div>
    </#if>
  </div>
</@group>
</#macro>
