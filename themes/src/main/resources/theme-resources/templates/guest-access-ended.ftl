<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#assign paused = ended.state == "paused">
<#assign toCome = ended.state == "toCome">
<#assign address = ended.state == "address">
<#assign application = ended.state == "application">
<#global title = application?then(msg("guestApplicationTitle"), address?then(msg("guestAddressTitle"), toCome?then(msg("guestToComeTitle"), paused?then(msg("guestPausedTitle"), msg("guestEndedTitle")))))>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${title}
    <#elseif section = "form">
        <@guest.styles/>
        <p id="guest-access-ended-text" class="guest-text">
            <#if application>
                ${msg("guestApplicationText")}
            <#elseif address>
                ${msg("guestAddressText")}
            <#elseif toCome && ended.spaceName?has_content && ended.moment?has_content>
                ${words.say("guestToComeSpaceOn", ended.spaceName, ended.moment)}
            <#elseif toCome && ended.moment?has_content>
                ${words.say("guestToComeOn", ended.moment)}
            <#elseif toCome>
                ${msg("guestToComeAccess")}
            <#elseif paused && ended.spaceName?has_content>
                ${words.say("guestPausedSpace", ended.spaceName)}
            <#elseif paused>
                ${msg("guestPausedAccess")}
            <#elseif ended.spaceName?has_content && ended.moment?has_content>
                ${words.say("guestEndedSpaceOn", ended.spaceName, ended.moment)}
            <#elseif ended.spaceName?has_content>
                ${words.say("guestEndedSpace", ended.spaceName)}
            <#elseif ended.moment?has_content>
                ${words.say("guestEndedOn", ended.moment)}
            <#else>
                ${msg("guestAccessEnded")}
            </#if>
        </p>
        <p id="guest-access-ended-advice" class="guest-text">${(paused || toCome)?then(msg("guestPausedAdvice"), msg("guestEndedAdvice"))}</p>
    </#if>
</@layout.registrationLayout>
