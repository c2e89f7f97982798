<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg("temporaryPassword", layout.whole(account))}

${password}

${msg("temporaryPasswordCopy")}

${msg("temporaryPasswordLife", minutes)}

${msg("temporaryPasswordNotYours")}
</@layout.emailLayout>
