<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${layout.say("temporaryPassword", layout.whole(account))}

${password}

${msg("temporaryPasswordCopy")}

${msg("temporaryPasswordLife", minutes)}

${msg("temporaryPasswordNotYours")}
</@layout.emailLayout>
