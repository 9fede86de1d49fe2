<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = msg("guestPasswordExpiredTitle")>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${title}
    <#elseif section = "form">
        <@guest.styles/>
        <#if expired.asked>
            <p id="guest-password-asked-text" class="guest-text" role="status">${words.say("guestPasswordAsked", expired.address)}</p>
            <p class="guest-text">${msg("guestPasswordAskedAdvice")}</p>
        <#else>
            <p id="guest-password-expired-text" class="guest-text">${msg("guestPasswordExpiredText")}</p>
            <p class="guest-text">${words.say("guestPasswordExpiredOffer", expired.address)}</p>
        </#if>
        <@guest.form id="guest-password-form" action=url.loginAction>
            <@guest.buttons>
                <#if expired.asked>
                    <@guest.decline id="guest-password-submit" name="mail" value="true" label=msg("guestPasswordAgain")/>
                <#else>
                    <@guest.submit id="guest-password-submit" name="mail" value="true" label=msg("guestPasswordSend")/>
                </#if>
            </@guest.buttons>
        </@guest.form>
    </#if>
</@layout.registrationLayout>
