<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${layout.say(what, layout.address(account), layout.address(from!""))}</@>
<@layout.p soft=true>${msg("noticeWhen", when)}<#if browser??><br>${layout.say("noticeBrowser", layout.name(browser))}</#if><br><#if clientAddress??>${layout.say("noticeClientAddress", layout.name(clientAddress))}<#else>${msg("noticeByOthers")}</#if></@>
<@layout.p>${msg("noticeYours")}</@>
<@layout.p last=true><strong>${msg("noticeNotYours")}</strong> ${layout.say(advice, layout.address(msg("supportEmail")))}</@>
</@layout.emailLayout>
