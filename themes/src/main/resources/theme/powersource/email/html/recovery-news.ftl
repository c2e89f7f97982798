<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${layout.say("recoveryNewsAsked", layout.address(account))}</@>
<@layout.p>${layout.say("recoveryNews" + state?cap_first, layout.address(account), lockedUntil)}</@>
<@layout.p last=true>${msg("recoveryNewsNotYours")}</@>
</@layout.emailLayout>
