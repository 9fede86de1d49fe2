<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#global title = msg("guestUnavailableTitle")>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("guestUnavailableTitle")}
    <#elseif section = "form">
        <@guest.styles/>
        <p id="guest-unavailable-text" class="guest-text">${msg("guestUnavailableText")}</p>
    </#if>
</@layout.registrationLayout>
