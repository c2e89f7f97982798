<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg("confirmAddressWhat", layout.whole(account))}

${link}

${msg("activationMailLife" + unit, number)}

${msg("emailVerificationNotYours")}
</@layout.emailLayout>
