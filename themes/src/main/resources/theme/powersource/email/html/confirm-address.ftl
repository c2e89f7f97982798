<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${layout.say("confirmAddressWhat", layout.address(account))}</@>
<@layout.button label="emailVerificationButton"/>
<@layout.p>${msg("activationMailLife" + unit, number)}</@>
<@layout.p last=true>${msg("emailVerificationNotYours")}</@>
</@layout.emailLayout>
