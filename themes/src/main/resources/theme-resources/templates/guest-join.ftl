<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = words.say("guestJoinTitle", invitation.spaceName)>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${words.say("guestJoinTitle", invitation.spaceName)}
    <#elseif section = "form">
        <@guest.styles/>
        <@guest.summary invitation=invitation/>
        <p id="guest-join-text" class="guest-text">${words.say("guestJoinText", invitation.spaceName, account)}</p>
        <@guest.form id="guest-join-form" action=url.loginAction>
            <@guest.buttons>
                <@guest.submit id="guest-join-yes" name="answer" value="join" label=msg("guestJoinYes") autofocus=true/>
                <@guest.decline id="guest-join-later" name="answer" value="later" label=msg("guestLater")/>
            </@guest.buttons>
        </@guest.form>
    </#if>
</@layout.registrationLayout>
