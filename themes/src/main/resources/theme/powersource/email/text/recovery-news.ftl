<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg("recoveryNewsAsked", layout.whole(account))}

${msg("recoveryNews" + state?cap_first, layout.whole(account), heldUntil)}

${msg("recoveryNewsNotYours")}
</@layout.emailLayout>
