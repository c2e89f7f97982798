<#--
  The contact's page: its frame and the templates that its script copies. Their texts are here; sentences about what happened are the
  script's (keys district.told.*). Slots (data-slot) are filled with text only.
-->
<!DOCTYPE html>
<html lang="${lang}" dir="${dir}" class="${dark?then('dark', '')}" data-page="${page}" data-realm="${realm}" data-admin="${admin}" data-client="${client}" data-codes="${codes?c}" data-parser="${parser}" data-brand="${brand}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light<#if dark> dark</#if>">
  <title>${text.accounts} – ${brand}</title>
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
    <nav aria-label="${text.nav}">
      <a href="#accounts" data-view="accounts">${text.accounts}</a>
      <a href="#new-account" data-view="new-account">${text.newAccount}</a>
      <a href="#requests" data-view="requests">${text.requests}</a>
    </nav>
  </div>
</header>
<div class="column"><div id="notice" class="told" role="status"></div></div>
<main class="column" data-view="">
  <h1>${text.opening}</h1>
  <noscript><p class="told bad">${text.needsScript}</p></noscript>
</main>
<footer class="column">
  <p><a href="${console}">${text.console}</a> <button type="button" id="sign-out" class="plain">${text.signOut}</button></p>
  <#if languages?size gt 1>
  <nav aria-label="${text.languages}">
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
    <h1>${text.failed}</h1>
    <p data-slot="reason"></p>
    <button type="button" class="primary">${text.again}</button>
  </div>
</template>

<template id="template-accounts">
  <div>
    <h1>${text.accounts}</h1>
    <form class="search" role="search">
      <div>
        <label for="search">${text.search}</label>
        <input id="search" name="search" type="search" maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false">
      </div>
      <div>
        <label for="status">${text.status}</label>
        <select id="status" name="status">
          <option value="">${text.all}</option>
          <#list ["active", "not-active", "no-site", "disabled"] as status>
          <option value="${status}">${told["status-" + status]}</option>
          </#list>
          <option value="idle">${text.idle}</option>
        </select>
      </div>
      <button class="primary">${text.find}</button>
    </form>
    <p class="told" role="status" data-slot="told"></p>
    <p class="help" data-slot="prefixOnly" hidden></p>
    <p class="help" data-slot="unknown" hidden></p>
    <ul class="rows" data-slot="rows"></ul>
    <p class="turn">
      <a data-slot="previous" href="#accounts">${text.previous}</a>
      <a data-slot="next" href="#accounts">${text.next}</a>
    </p>
    <section aria-labelledby="leavers-title">
      <h2 id="leavers-title">${text.leavers}</h2>
      <p class="help">${text.leaversHelp}</p>
      <button type="button" data-do="choose" aria-pressed="false">${text.choose}</button>
      <div data-slot="confirm" hidden>
        <h3 id="chosen-title">${text.chosen}</h3>
        <ul aria-labelledby="chosen-title" data-slot="chosen"></ul>
        <button type="button" class="danger" data-do="disableChosen">${text.disableChosen}</button>
      </div>
      <p class="told" role="status" data-slot="leaversTold"></p>
    </section>
  </div>
</template>

<template id="template-row">
  <li>
    <p class="who"><a dir="auto" data-slot="name" href="#accounts"></a> <span class="status" data-slot="status"></span></p>
    <p><bdi dir="ltr" data-slot="address"></bdi></p>
    <p class="help" data-slot="lastMail"></p>
    <p class="help" data-slot="lastProblem"></p>
    <p class="help" data-slot="lastSignIn"></p>
    <label class="check" hidden><input type="checkbox" name="chosen"> <span data-slot="chooseName"></span></label>
  </li>
</template>

<template id="template-site">
  <label class="check"><input type="checkbox" name="site"> <span dir="auto" data-slot="site"></span></label>
</template>

<template id="template-account">
  <div>
    <p><a href="#accounts">${text.back}</a></p>
    <h1><bdi data-slot="name"></bdi></h1>
    <dl class="facts">
      <div><dt>${text.email}</dt><dd><bdi dir="ltr" data-slot="address"></bdi></dd></div>
      <div><dt>${text.status}</dt><dd><span class="status" data-slot="status"></span> <span class="help" data-slot="statusHelp"></span></dd></div>
      <div><dt>${text.lastSignIn}</dt><dd data-slot="lastSignIn"></dd></div>
      <div data-with="lastMail"><dt>${text.lastMail}</dt><dd data-slot="lastMail"></dd></div>
      <div data-with="lastProblem"><dt>${text.lastProblem}</dt><dd data-slot="lastProblem"></dd></div>
    </dl>
    <section aria-labelledby="cant-get-in">
      <h2 id="cant-get-in">${text.cantGetIn}</h2>
      <div data-action>
        <button type="button" class="primary" data-do="reset" aria-describedby="reset-help">${text.reset}</button>
        <p class="help" id="reset-help">${text.resetHelp}</p>
      </div>
      <div data-action>
        <button type="button" class="primary" data-do="activation" aria-describedby="activation-help">${text.activation}</button>
        <p class="help" id="activation-help">${text.activationHelp}</p>
      </div>
      <p class="told" role="status" data-slot="told"></p>
    </section>
    <section aria-labelledby="code-title">
      <h2 id="code-title">${text.codeTitle}</h2>
      <div data-action>
        <button type="button" data-do="code" aria-describedby="code-help">${text.code}</button>
        <p class="help" id="code-help">${text.codeHelp}</p>
      </div>
      <output class="code" dir="ltr" data-slot="code" hidden></output>
      <p class="told" role="status" data-slot="told"></p>
    </section>
    <section aria-labelledby="sites-title">
      <h2 id="sites-title">${text.sites}</h2>
      <fieldset aria-describedby="sites-help">
        <legend>${text.sitesLegend}</legend>
        <div data-slot="sites"></div>
        <p data-slot="noSites" hidden>${text.noSites}</p>
      </fieldset>
      <p class="help" id="sites-help">${text.sitesHelp}</p>
      <p class="help" data-with="byGroup">${text.byGroup} <span dir="auto" data-slot="byGroup"></span></p>
      <div class="outcome">
        <p class="told" role="status" data-slot="told"></p>
        <button type="button" class="plain" data-do="undo" hidden>${text.undo}</button>
      </div>
    </section>
    <section aria-labelledby="edit-title">
      <h2 id="edit-title">${text.edit}</h2>
      <form>
        <@person prefix="edit" emailHelp=text.editEmailHelp/>
        <button data-do="save">${text.save}</button>
      </form>
      <p class="told" role="status" data-slot="told"></p>
    </section>
    <section aria-labelledby="more-title">
      <h2 id="more-title">${text.more}</h2>
      <div data-action>
        <button type="button" data-do="question" aria-describedby="question-help">${text.question}</button>
        <p class="help" id="question-help">${text.questionHelp}</p>
      </div>
      <div data-action>
        <button type="button" class="danger" data-do="disable" aria-describedby="disable-help">${text.disable}</button>
        <p class="help" id="disable-help">${text.disableHelp}</p>
      </div>
      <div data-action>
        <button type="button" data-do="enable" aria-describedby="enable-help">${text.enable}</button>
        <p class="help" id="enable-help">${text.enableHelp}</p>
      </div>
      <p class="told" role="status" data-slot="told"></p>
    </section>
  </div>
</template>

<template id="template-requests">
  <div>
    <h1>${text.requests}</h1>
    <p class="help">${text.requestsHelp}</p>
    <form class="search">
      <div>
        <label for="request-state">${text.requestsShow}</label>
        <select id="request-state" name="state">
          <option value="open">${text.requestsOpen}</option>
          <option value="all">${text.requestsAll}</option>
        </select>
      </div>
    </form>
    <p class="told" role="status" data-slot="told"></p>
    <ul class="rows" data-slot="rows"></ul>
    <button type="button" data-do="older" hidden>${text.requestsOlder}</button>
  </div>
</template>

<template id="template-request">
  <li>
    <p class="who"><bdi data-slot="requestName"></bdi></p>
    <p><bdi dir="ltr" data-slot="requestAddress"></bdi></p>
    <p data-slot="what"></p>
    <p class="help" data-slot="asked"></p>
    <blockquote dir="auto" data-slot="words"></blockquote>
    <p class="help" dir="auto" data-slot="result"></p>
    <p class="help" data-slot="obstacle"></p>
    <p><a data-slot="record" href="#accounts">${text.requestRecord}</a></p>
    <form>
      <div>
        <label>${text.requestReason}</label>
        <input name="reason" maxlength="200" autocomplete="off" dir="auto">
      </div>
      <button type="button" class="primary" data-do="grant"></button>
      <button type="button" data-do="decline">${text.requestDecline}</button>
    </form>
    <p class="told" role="status" data-slot="told"></p>
  </li>
</template>

<template id="template-new-account">
  <div>
    <h1>${text.newAccount}</h1>
    <form>
      <@person prefix="new" emailHelp=text.newEmailHelp/>
      <@rights prefix="new" legend=text.sitesLegend language=text.language/>
      <p class="help">${text.newHelp}</p>
      <button class="primary">${text.create}</button>
      <p class="told" role="status" data-slot="told"></p>
    </form>
    <p><a href="#many-accounts">${text.manyAccounts}</a></p>
  </div>
</template>

<template id="template-many-accounts">
  <div>
    <p><a href="#new-account">${text.oneAccount}</a></p>
    <h1>${text.manyAccounts}</h1>
    <p>${text.manyHelp}</p>
    <form>
      <fieldset data-slot="input" aria-label="${text.manyAccounts}">
        <div>
          <label for="many-file">${text.file}</label>
          <input id="many-file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values" aria-describedby="many-file-help">
          <p class="help" id="many-file-help">${text.fileHelp}</p>
        </div>
        <div>
          <label for="many-lines">${text.lines}</label>
          <textarea id="many-lines" name="lines" rows="5" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto" data-keep></textarea>
        </div>
        <input type="hidden" name="made" data-keep>
        <@rights prefix="many" legend=text.manySites language=text.manyLanguage/>
        <button class="primary" data-do="check">${text.check}</button>
      </fieldset>
    </form>
    <p class="told" role="status" data-slot="told"></p>
    <section aria-labelledby="preview-title" data-slot="preview" hidden>
      <h2 id="preview-title" tabindex="-1" data-slot="previewTitle">${text.preview}</h2>
      <details>
        <summary>${text.columns}</summary>
        <div class="columns" data-slot="columns">
          <#list [["firstName", text.firstName], ["lastName", text.lastName], ["email", text.email], ["sites", text.sites], ["language", text.manyLanguageColumn]] as column>
          <div>
            <label for="column-${column[0]}">${column[1]}</label>
            <select id="column-${column[0]}" name="${column[0]}"></select>
          </div>
          </#list>
        </div>
      </details>
      <p class="help">${text.newHelp}</p>
      <button type="button" class="primary" data-do="go">${text.createAll}</button>
      <button type="button" data-do="download">${text.download}</button>
      <progress data-slot="progress" aria-label="${text.progress}" hidden></progress>
      <p class="told" role="status" data-slot="goTold"></p>
      <label class="check"><input type="checkbox" name="onlyFaults"> ${text.onlyFaults}</label>
      <ul class="rows" data-slot="lines"></ul>
    </section>
  </div>
</template>

<template id="template-line">
  <li>
    <p class="who"><span><span class="help" data-slot="lineNumber"></span> <bdi data-slot="lineName"></bdi></span> <span class="status" data-slot="verdict"></span></p>
    <p><bdi dir="ltr" data-slot="lineAddress"></bdi></p>
    <p class="help" dir="auto" data-slot="lineSites"></p>
  </li>
</template>
</body>
</html>
<#macro person prefix emailHelp>
<div>
  <label for="${prefix}-first-name">${text.firstName}</label>
  <input id="${prefix}-first-name" name="firstName" required maxlength="255" autocomplete="off" dir="auto" data-keep>
</div>
<div>
  <label for="${prefix}-last-name">${text.lastName}</label>
  <input id="${prefix}-last-name" name="lastName" required maxlength="255" autocomplete="off" dir="auto" data-keep>
</div>
<div>
  <label for="${prefix}-email">${text.email}</label>
  <input id="${prefix}-email" name="email" required maxlength="255" inputmode="email" autocomplete="off" autocapitalize="none" spellcheck="false" dir="ltr" aria-describedby="${prefix}-email-help" data-keep>
  <p class="help" id="${prefix}-email-help">${emailHelp}</p>
</div>
</#macro>
<#macro rights prefix legend language>
<div>
  <label for="${prefix}-district">${text.district}</label>
  <select id="${prefix}-district" name="district" data-keep></select>
</div>
<fieldset>
  <legend>${legend}</legend>
  <div data-slot="sites"></div>
  <p data-slot="noSites" hidden>${text.noSites}</p>
</fieldset>
<div<#if languages?size lt 2> hidden</#if>>
  <label for="${prefix}-language">${language}</label>
  <select id="${prefix}-language" name="language" data-keep>
    <#list languages as l>
    <option value="${l.languageTag}" lang="${l.languageTag}">${l.label}</option>
    </#list>
  </select>
</div>
</#macro>
