<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = msg("guestWrongAccountTitle")>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("guestWrongAccountTitle")}
    <#elseif section = "form">
        <@guest.styles/>
        <p id="guest-wrong-account-text" class="guest-text">${words.say("guestWrongAccountText", account, invitation.spaceName, invitation.email)}</p>
        <p class="guest-text">${msg("guestWrongAccountHelp")}</p>
        <@guest.form id="guest-wrong-account-form" action=url.loginAction>
            <@guest.buttons>
                <@guest.submit id="guest-wrong-account-switch" name="answer" value="switch" label=msg("guestWrongAccountSwitch") autofocus=true/>
                <@guest.decline id="guest-wrong-account-later" name="answer" value="later" label=msg("guestLater")/>
            </@guest.buttons>
        </@guest.form>
    </#if>
</@layout.registrationLayout>
