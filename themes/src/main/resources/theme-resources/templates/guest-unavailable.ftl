<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = msg("guestUnavailableTitle")>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("guestUnavailableTitle")}
    <#elseif section = "form">
        <@guest.styles/>
        <#if memberOf?has_content>
            <p id="guest-unavailable-text" class="guest-text">${words.say("guestUnavailableMember", memberOf)}</p>
        <#else>
            <p id="guest-unavailable-text" class="guest-text">${msg("guestUnavailableText")}</p>
        </#if>
        <#if insideLogin??>
            <@guest.form id="guest-unavailable-form" action=url.loginAction>
                <@guest.buttons>
                    <@guest.decline id="guest-unavailable-later" name="answer" value="later" label=msg("guestUnavailableGoOn")/>
                </@guest.buttons>
            </@guest.form>
        </#if>
    </#if>
</@layout.registrationLayout>
