<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${layout.say("recoveryNewsAsked", layout.whole(account))}

${layout.say("recoveryNews" + state?cap_first, layout.whole(account), lockedUntil)}

${msg("recoveryNewsNotYours")}
</@layout.emailLayout>
