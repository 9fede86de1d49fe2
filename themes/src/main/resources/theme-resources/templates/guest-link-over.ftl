<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = msg("guestLinkOverTitle")>
<#assign reason = ["expired", "revoked", "used"]?seq_contains(link.reason!"")?then(link.reason!"", "unknown")>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("guestLinkOverTitle")}
    <#elseif section = "form">
        <@guest.styles/>
        <p id="guest-link-over-text" class="guest-text">${msg("guestLinkOver_" + reason)}</p>
        <#if link.homeUrl?has_content && words.isWebAddress(link.homeUrl)>
            <@guest.buttonLink id="guest-link-over-home" href=link.homeUrl label=msg("guestGoOn")/>
        </#if>
        <#if link.askAction?has_content>
            <@guest.form id="guest-ask-form" action=link.askAction>
                <@guest.buttons>
                    <@guest.submit id="guest-ask-submit" label=msg("guestAskSubmit")/>
                </@guest.buttons>
            </@guest.form>
        <#else>
            <p id="guest-link-over-advice" class="guest-text">${msg("guestLinkOverAdvice")}</p>
        </#if>
    </#if>
</@layout.registrationLayout>
