<#import "template.ftl" as layout>
<@layout.emailLayout>
<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${subject}</h1>
<p style="margin:0 0 16px">${msg(byContact?then("resetLinkByContact", "resetLink"), account)}</p>
<p style="margin:0 0 16px"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0e5c66;color:#ffffff;font-weight:700;text-decoration:none">${msg("resetLinkButton")}</a></p>
<p style="margin:0 0 16px">${msg("resetLinkBare")}<br><a href="${link}" style="word-break:break-all">${link}</a></p>
<p style="margin:0 0 16px">${msg("resetLinkLife", minutes)}</p>
<p style="margin:0">${msg(byContact?then("resetLinkByContactNotYours", "resetLinkNotYours"))}</p>
</@layout.emailLayout>
