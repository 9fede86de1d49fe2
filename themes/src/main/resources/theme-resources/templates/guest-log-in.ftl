<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = words.say("guestLogInTitle", invitation.spaceName)>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${words.say("guestLogInTitle", invitation.spaceName)}
    <#elseif section = "form">
        <@guest.styles/>
        <@guest.summary invitation=invitation/>
        <p id="guest-log-in-text" class="guest-text">${words.say("guestLogInText", invitation.email)}</p>
        <@guest.form id="guest-log-in-form" action=action>
            <@guest.buttons>
                <@guest.submit id="guest-log-in-submit" label=msg("guestLogInSubmit") autofocus=true/>
            </@guest.buttons>
        </@guest.form>
    </#if>
</@layout.registrationLayout>
