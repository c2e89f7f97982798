<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout footer="mailFooterStranger">
<#if state == "PROVE">
${layout.say("newAccountMailPROVE", layout.whole(account))}

${link}

${msg("newAccountMailLife")}
<#else>
${layout.say("newAccountMail" + state, layout.whole(account), layout.whole(msg("supportEmail")))}
</#if>

${msg("newAccountMailNotYours")}
</@layout.emailLayout>
