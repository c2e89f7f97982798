<#--
  The word mark: a drawn sign, and the brand's name as text, so that an override of "brandName" shows. A theme of one's own may
  put a picture in its place (property "logo").
-->
<#macro mark>
<#if ((properties.logo)!"")?has_content && url??>
<img class="logo" src="${url.resourcesPath}/${properties.logo}" alt="${msg("brandName")}">
<#else>
<svg class="mark" viewBox="0 0 32 32" width="36" height="36" aria-hidden="true">
  <path class="ring" d="M20.6 4.6a12.3 12.3 0 1 1-9.2 0"/>
  <path class="bolt" d="M17.6 1.6 9.9 17.2h4.9l-1.1 9.4 8.4-13.4h-5.2z"/>
</svg>
<span class="wordmark">${msg("brandName")}</span>
</#if>
</#macro>
