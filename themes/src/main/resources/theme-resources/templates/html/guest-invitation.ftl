<#import "template.ftl" as layout>
<#import "guest-mail.ftl" as mail>
<#assign words = mail.words>
<@layout.emailLayout>
<@mail.letter>
    <@mail.paragraph>${words.greeting(invitation.name!"")}</@mail.paragraph>
    <@mail.paragraph>${words.invites(invitation)}</@mail.paragraph>
    <#if invitation.message?has_content>
        <@mail.quotation from=words.messageFrom(invitation) text=invitation.message/>
    </#if>
    <@mail.details>
        <@mail.detail label=msg("guestDetailPermission") value=words.permission(invitation.permission)/>
        <#if invitation.accessBegins?has_content>
            <@mail.detail label=msg("guestDetailAccessBegins") value=invitation.accessBegins/>
        </#if>
        <@mail.detail label=msg("guestDetailAccessEnds") value=words.accessEnds(invitation.accessEnds!"")/>
        <@mail.detail label=msg("guestDetailValidUntil") value=invitation.validUntil/>
    </@mail.details>
    <@mail.button href=link label=msg("guestInvitationMailButton")/>
    <@mail.small>${msg("guestMailLinkHelp")}<br><@mail.address href=link/></@mail.small>
    <@mail.small>${words.say("guestInvitationMailPersonal", invitation.email)} ${msg("guestInvitationMailIgnore")}</@mail.small>
</@mail.letter>
</@layout.emailLayout>
