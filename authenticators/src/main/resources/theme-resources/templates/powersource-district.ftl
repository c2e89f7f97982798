<#--
  The contact's page: its frame and the templates that its script copies. Their texts are here; sentences about what happened are the
  script's (keys district.told.*). Slots (data-slot) are filled with text only.
-->
<#-- Another login theme has no such text. -->
<#assign brand = (msg("brandName") == "brandName")?then(realmName, msg("brandName"))>
<!DOCTYPE html>
<html lang="${lang}" dir="${dir}" class="${dark?then('dark', '')}" data-page="${page}" data-realm="${realm}" data-admin="${admin}" data-client="${client}" data-brand="${brand}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light<#if dark> dark</#if>">
  <title>${msg("district.page.accounts")} – ${brand}</title>
  <link rel="icon" href="${icon}">
  <#list styles as style>
  <link rel="stylesheet" href="${style}">
  </#list>
  <script src="${script}" type="module"></script>
</head>
<body data-page-id="district">
<header class="cover">
  <div class="bar">
    <a class="brand" href="#accounts">
      <#if logo?has_content>
      <img class="logo" src="${logo}" alt="${brand}">
      <#else>
      <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path class="ring" d="M20.6 4.6a12.3 12.3 0 1 1-9.2 0"/><path class="bolt" d="M17.6 1.6 9.9 17.2h4.9l-1.1 9.4 8.4-13.4h-5.2z"/></svg>
      <span>${brand}</span>
      </#if>
    </a>
    <nav aria-label="${msg("district.page.nav")}">
      <a href="#accounts" data-view="accounts">${msg("district.page.accounts")}</a>
      <a href="#new-account" data-view="new-account">${msg("district.page.newAccount")}</a>
    </nav>
  </div>
</header>
<div class="column"><div id="notice" class="told" role="status"></div></div>
<main class="column" data-view="">
  <h1>${msg("district.page.opening")}</h1>
  <noscript><p class="told bad">${msg("district.page.needsScript")}</p></noscript>
</main>
<footer class="column">
  <p><a href="${console}">${msg("district.page.console")}</a> <button type="button" id="sign-out" class="plain">${msg("district.page.signOut")}</button></p>
  <#if languages?size gt 1>
  <nav aria-label="${msg("district.page.languages")}">
    <ul class="languages">
      <#list languages as l>
      <li><#if l.languageTag == lang><span aria-current="true">${l.label}</span><#else><a href="${l.url}" hreflang="${l.languageTag}" lang="${l.languageTag}">${l.label}</a></#if></li>
      </#list>
    </ul>
  </nav>
  </#if>
</footer>

<template id="template-failed">
  <div>
    <h1>${msg("district.page.failed")}</h1>
    <p data-slot="reason"></p>
    <button type="button" class="primary">${msg("district.page.again")}</button>
  </div>
</template>

<template id="template-accounts">
  <div>
    <h1>${msg("district.page.accounts")}</h1>
    <form class="search" role="search">
      <div>
        <label for="search">${msg("district.page.search")}</label>
        <input id="search" name="search" type="search" maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false">
      </div>
      <div>
        <label for="status">${msg("district.page.status")}</label>
        <select id="status" name="status">
          <option value="">${msg("district.page.all")}</option>
          <#list ["active", "not-active", "no-site", "disabled"] as status>
          <option value="${status}">${msg("district.told.status-" + status)}</option>
          </#list>
        </select>
      </div>
      <button class="primary">${msg("district.page.find")}</button>
    </form>
    <p class="told" role="status" data-slot="told"></p>
    <p class="help" data-slot="prefixOnly" hidden></p>
    <ul class="rows" data-slot="rows"></ul>
    <p class="turn">
      <a data-slot="previous" href="#accounts">${msg("district.page.previous")}</a>
      <a data-slot="next" href="#accounts">${msg("district.page.next")}</a>
    </p>
  </div>
</template>

<template id="template-row">
  <li>
    <p class="who"><a dir="auto" data-slot="name" href="#accounts"></a> <span class="status" data-slot="status"></span></p>
    <p><bdi dir="ltr" data-slot="address"></bdi></p>
    <p class="help" data-slot="lastMail"></p>
    <p class="help" data-slot="lastSignIn"></p>
  </li>
</template>

<template id="template-site">
  <label class="check"><input type="checkbox" name="site"> <span dir="auto" data-slot="site"></span></label>
</template>

<template id="template-account">
  <div>
    <p><a href="#accounts">${msg("district.page.back")}</a></p>
    <h1 dir="auto" data-slot="name"></h1>
    <dl class="facts">
      <div><dt>${msg("district.page.email")}</dt><dd><bdi dir="ltr" data-slot="address"></bdi></dd></div>
      <div><dt>${msg("district.page.status")}</dt><dd><span class="status" data-slot="status"></span> <span class="help" data-slot="statusHelp"></span></dd></div>
      <div><dt>${msg("district.page.lastSignIn")}</dt><dd data-slot="lastSignIn"></dd></div>
      <div data-with="lastMail"><dt>${msg("district.page.lastMail")}</dt><dd data-slot="lastMail"></dd></div>
      <div data-with="lastProblem"><dt>${msg("district.page.lastProblem")}</dt><dd dir="auto" data-slot="lastProblem"></dd></div>
    </dl>
    <section aria-labelledby="cant-get-in">
      <h2 id="cant-get-in">${msg("district.page.cantGetIn")}</h2>
      <div data-action>
        <button type="button" class="primary" data-do="reset" aria-describedby="reset-help">${msg("district.page.reset")}</button>
        <p class="help" id="reset-help">${msg("district.page.resetHelp")}</p>
      </div>
      <div data-action>
        <button type="button" class="primary" data-do="activation" aria-describedby="activation-help">${msg("district.page.activation")}</button>
        <p class="help" id="activation-help">${msg("district.page.activationHelp")}</p>
      </div>
      <p class="told" role="status" data-slot="told"></p>
    </section>
    <section aria-labelledby="code-title">
      <h2 id="code-title">${msg("district.page.codeTitle")}</h2>
      <div data-action>
        <button type="button" data-do="code" aria-describedby="code-help">${msg("district.page.code")}</button>
        <p class="help" id="code-help">${msg("district.page.codeHelp")}</p>
      </div>
      <output class="code" dir="ltr" data-slot="code" hidden></output>
      <p class="told" role="status" data-slot="told"></p>
    </section>
    <section aria-labelledby="sites-title">
      <h2 id="sites-title">${msg("district.page.sites")}</h2>
      <fieldset aria-describedby="sites-help">
        <legend>${msg("district.page.sitesLegend")}</legend>
        <div data-slot="sites"></div>
        <p data-slot="noSites" hidden>${msg("district.page.noSites")}</p>
      </fieldset>
      <p class="help" id="sites-help">${msg("district.page.sitesHelp")}</p>
      <p class="help" data-with="byGroup">${msg("district.page.byGroup")} <span dir="auto" data-slot="byGroup"></span></p>
      <p class="told" role="status" data-slot="told"></p>
      <button type="button" class="plain" data-do="undo" hidden>${msg("district.page.undo")}</button>
    </section>
    <section aria-labelledby="edit-title">
      <h2 id="edit-title">${msg("district.page.edit")}</h2>
      <form>
        <@person prefix="edit" emailHelp=msg("district.page.editEmailHelp")/>
        <button data-do="save">${msg("district.page.save")}</button>
      </form>
      <p class="told" role="status" data-slot="told"></p>
    </section>
    <section aria-labelledby="more-title">
      <h2 id="more-title">${msg("district.page.more")}</h2>
      <div data-action>
        <button type="button" data-do="question" aria-describedby="question-help">${msg("district.page.question")}</button>
        <p class="help" id="question-help">${msg("district.page.questionHelp")}</p>
      </div>
      <div data-action>
        <button type="button" class="danger" data-do="disable" aria-describedby="disable-help">${msg("district.page.disable")}</button>
        <p class="help" id="disable-help">${msg("district.page.disableHelp")}</p>
      </div>
      <div data-action>
        <button type="button" data-do="enable" aria-describedby="enable-help">${msg("district.page.enable")}</button>
        <p class="help" id="enable-help">${msg("district.page.enableHelp")}</p>
      </div>
      <p class="told" role="status" data-slot="told"></p>
    </section>
  </div>
</template>

<template id="template-new-account">
  <div>
    <h1>${msg("district.page.newAccount")}</h1>
    <form>
      <@person prefix="new" emailHelp=msg("district.page.newEmailHelp")/>
      <div>
        <label for="new-district">${msg("district.page.district")}</label>
        <select id="new-district" name="district" data-keep></select>
      </div>
      <fieldset>
        <legend>${msg("district.page.sitesLegend")}</legend>
        <div data-slot="sites"></div>
        <p data-slot="noSites" hidden>${msg("district.page.noSites")}</p>
      </fieldset>
      <div<#if languages?size lt 2> hidden</#if>>
        <label for="new-language">${msg("district.page.language")}</label>
        <select id="new-language" name="language" data-keep>
          <#list languages as l>
          <option value="${l.languageTag}" lang="${l.languageTag}">${l.label}</option>
          </#list>
        </select>
      </div>
      <p class="help">${msg("district.page.newHelp")}</p>
      <button class="primary">${msg("district.page.create")}</button>
      <p class="told" role="status" data-slot="told"></p>
    </form>
  </div>
</template>
</body>
</html>
<#macro person prefix emailHelp>
<div>
  <label for="${prefix}-first-name">${msg("district.page.firstName")}</label>
  <input id="${prefix}-first-name" name="firstName" required maxlength="255" autocomplete="off" dir="auto" data-keep>
</div>
<div>
  <label for="${prefix}-last-name">${msg("district.page.lastName")}</label>
  <input id="${prefix}-last-name" name="lastName" required maxlength="255" autocomplete="off" dir="auto" data-keep>
</div>
<div>
  <label for="${prefix}-email">${msg("district.page.email")}</label>
  <input id="${prefix}-email" name="email" required maxlength="255" inputmode="email" autocomplete="off" autocapitalize="none" spellcheck="false" dir="ltr" aria-describedby="${prefix}-email-help" data-keep>
  <p class="help" id="${prefix}-email-help">${emailHelp}</p>
</div>
</#macro>
