<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.p>${layout.say(byContact?then("resetLinkByContact", "resetLink"), layout.address(account))}</@>
<@layout.button label="resetLinkButton"/>
<@layout.p>${msg("resetLinkLife", minutes)}</@>
<@layout.p last=true>${msg(byContact?then("resetLinkByContactNotYours", "resetLinkNotYours"))}</@>
</@layout.emailLayout>
