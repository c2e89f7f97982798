<#-- Changed from Keycloak's template of this name (Apache-2.0), see NOTICE. -->
<#-- Form fields: same macros and parameters as keycloak.v2's field.ftl; an error is tied to its field. -->
<#macro group name label error="" required=false help="">
<div class="group">
  <label for="${name}" class="label">${label}<#if required> <span class="required" aria-hidden="true">*</span></#if></label>
  <#nested>
  <#local refusal><#if error?has_content><p id="input-error-${name}" class="error" role="alert">${error}</p></#if></#local>
  <#-- The script of keycloak.v2's register.ftl writes errors of a new password there. -->
  <#if name == "password"><div id="input-error-container-${name}">${refusal}</div><#else>${refusal}</#if>
  <#if help?has_content><p id="${name}-help" class="help">${help}</p></#if>
</div>
</#macro>

<#-- Stock pages call this macro; here colour and text of the message show the error. -->
<#macro errorIcon error=""></#macro>

<#--
  What a screen reader reads with a field: its error, and the place for hints that the script fills while one types.
  errorId names an error, helpId a help that stands elsewhere on the page.
-->
<#macro describedBy name error hints errorId="" help="" helpId="">
  <#local ids = []>
  <#if errorId?has_content><#local ids += [errorId]><#elseif error?has_content><#local ids += ["input-error-" + name]></#if>
  <#if hints><#local ids += [name + "-hint"]></#if>
  <#if help?has_content><#local ids += [name + "-help"]></#if>
  <#if helpId?has_content><#local ids += [helpId]></#if>
  <#if errorId?has_content || error?has_content> aria-invalid="true"</#if><#if ids?has_content> aria-describedby="${ids?join(" ")}"</#if>
</#macro>

<#-- Its texts are with password fields only: a page with hints about spaces in another field has a password field, too. -->
<#macro hint name capsLock=false>
<p id="${name}-hint" class="hint" role="status"<#if capsLock> data-blanks="${msg("loginHintBlanks")}" data-caps-lock="${msg("loginHintCapsLock")}"</#if>></p>
</#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name error=(messagesPerField.get(fieldName))!"" autofocus=false
    type="text" asTyped=(autocomplete?starts_with("username") || name == "username") hints=false errorId="" help="">
  <@group name=name label=label error=error required=required help=help>
  <input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}"<#if autofocus> autofocus</#if><#if autocomplete == "one-time-code"> inputmode="numeric"</#if><#if asTyped> autocapitalize="none" spellcheck="false"</#if><@describedBy name error hints errorId help/>>
  <#if hints><@hint name/></#if>
  </@group>
</#macro>

<#-- The options are nested. -->
<#macro select name label required=false fieldName=name error=(messagesPerField.get(fieldName))!"" autofocus=false help="">
  <@group name=name label=label error=error required=required help=help>
  <select id="${name}" name="${name}"<#if autofocus> autofocus</#if><@describedBy name error false "" help/>>
    <#nested>
  </select>
  </@group>
</#macro>

<#assign labelled = false>
<#macro password name label value="" required=false forgotPassword=false fieldName=name error=(messagesPerField.get(fieldName))!"" autocomplete="off" autofocus=false
    errorId="" hints=true help="" helpId="">
  <@group name=name label=label error=error required=required help=help>
  <#-- The script adds a button that shows the password; its texts are on the page once. -->
  <div class="control-row"<#if !labelled> data-show="${msg("showPassword")}" data-hide="${msg("hidePassword")}"</#if>>
    <#assign labelled = true>
    <input id="${name}" name="${name}" type="password" value="${value}" autocomplete="${autocomplete}"<#if autofocus> autofocus</#if><@describedBy name error hints errorId help helpId/>>
  </div>
  <#if hints><@hint name true/></#if>
  <#local row><#nested></#local>
  <#if forgotPassword || row?markup_string?trim?has_content>
  <div class="helper-row">
    ${row}
    <#if forgotPassword><a id="kc-forgot-password" href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></#if>
  </div>
  </#if>
  </@group>
</#macro>

<#macro checkbox name label value=false required=false>
<div class="check">
  <input type="checkbox" id="${name}" name="${name}"<#if value> checked</#if>>
  <label for="${name}">${label}<#if required> <span class="required" aria-hidden="true">*</span></#if></label>
</div>
</#macro>

<#macro clipboard name label ariaLabel=label value="" readonly=true>
<div class="group" id="kc-${name}-clipboard">
  <div class="control-row">
    <input id="kc-${name}" name="${name}" type="text" value="${value}" aria-label="${ariaLabel}"<#if readonly> readonly</#if>>
    <button type="button" id="kc-${name}-copy-button" class="button secondary" aria-label="${msg("code-copy-label")}" data-icon-success="${properties.kcCheckIconClass}" data-icon-failure="" data-success-label="${msg("code-copy-success")}" data-failure-label="${msg("code-copy-failure")}"><i id="kc-${name}-copy-icon" class="${properties.kcCopyIconClass}" aria-hidden="true"></i></button>
    <button type="button" id="kc-${name}-toggle" class="button secondary" aria-label="${msg("code-clipboard-label")}" aria-expanded="false" aria-controls="kc-${name}-content" data-icon-expanded-class="${properties.kcAngleDownIconClass}" data-icon-collapsed-class="${properties.kcAngleRightIconClass}" data-class-expanded="expanded"><i id="kc-${name}-toggle-icon" class="${properties.kcAngleRightIconClass}" aria-hidden="true"></i></button>
  </div>
  <div id="kc-${name}-content" hidden><pre><code aria-label="${ariaLabel}">${value}</code></pre></div>
</div>
</#macro>
