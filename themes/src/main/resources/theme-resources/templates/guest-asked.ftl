<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#global title = msg("guestAskedTitle")>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("guestAskedTitle")}
    <#elseif section = "form">
        <@guest.styles/>
        <p id="guest-asked-text" class="guest-text">${msg("guestAskedText")}</p>
    </#if>
</@layout.registrationLayout>
