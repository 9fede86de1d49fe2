<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = ended.paused?then(msg("guestPausedTitle"), msg("guestEndedTitle"))>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${title}
    <#elseif section = "form">
        <@guest.styles/>
        <p id="guest-access-ended-text" class="guest-text">
            <#if ended.paused && ended.spaceName?has_content>
                ${words.say("guestPausedSpace", ended.spaceName)}
            <#elseif ended.paused>
                ${msg("guestPausedAccess")}
            <#elseif ended.spaceName?has_content && ended.endedOn?has_content>
                ${words.say("guestEndedSpaceOn", ended.spaceName, ended.endedOn)}
            <#elseif ended.spaceName?has_content>
                ${words.say("guestEndedSpace", ended.spaceName)}
            <#elseif ended.endedOn?has_content>
                ${words.say("guestEndedOn", ended.endedOn)}
            <#else>
                ${msg("guestAccessEnded")}
            </#if>
        </p>
        <p id="guest-access-ended-advice" class="guest-text">${ended.paused?then(msg("guestPausedAdvice"), msg("guestEndedAdvice"))}</p>
    </#if>
</@layout.registrationLayout>
