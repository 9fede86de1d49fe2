<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#assign reason = unavailable.reason!"">
<#global title = msg("guestUnavailableTitle")>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("guestUnavailableTitle")}
    <#elseif section = "form">
        <@guest.styles/>
        <p id="guest-unavailable-text" class="guest-text">
            <#if reason = "member">
                ${words.say("guestUnavailableMember", unavailable.place)}
            <#elseif reason = "no-place" && unavailable.inviterName?has_content>
                ${words.say("guestUnavailableNoPlaceAsk", unavailable.place, unavailable.inviterName)}
            <#elseif reason = "no-place">
                ${words.say("guestUnavailableNoPlace", unavailable.place)}
            <#elseif reason = "spaces-limit">
                ${msg("guestUnavailableSpacesLimit")}
            <#else>
                ${msg("guestUnavailableText")}
            </#if>
        </p>
        <#if insideLogin??>
            <@guest.form id="guest-unavailable-form" action=url.loginAction>
                <@guest.buttons>
                    <@guest.decline id="guest-unavailable-later" name="answer" value="later" label=msg("guestUnavailableGoOn")/>
                </@guest.buttons>
            </@guest.form>
        </#if>
    </#if>
</@layout.registrationLayout>
