<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
${words.greeting(invitation.name!"")}

${words.invites(invitation)}

<#if invitation.message?has_content>
${words.messageFrom(invitation)}
<#list words.lines(invitation.message) as line>
> ${line}
</#list>

</#if>
${msg("guestDetailPermission")}: ${words.permission(invitation.permission)}
<#if invitation.accessBegins?has_content>
${msg("guestDetailAccessBegins")}: ${invitation.accessBegins}
</#if>
${msg("guestDetailAccessEnds")}: ${words.accessEnds(invitation.accessEnds!"")}
${msg("guestDetailValidUntil")}: ${invitation.validUntil}

${msg("guestInvitationMailOpen")}
${link}

${words.say("guestInvitationMailPersonal", invitation.email)} ${msg("guestInvitationMailIgnore")}
