<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = msg("guestCodeTitle")>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("code"); section>
    <#if section = "header">
        ${title}
    <#elseif section = "form">
        <@guest.styles/>
        <#if loginCode.stopped>
            <p id="guest-code-text" class="guest-text">${msg("guestCodeStopped")}</p>
            <p class="guest-text">${msg("guestCodeStoppedAdvice")}</p>
        <#elseif loginCode.pausedMinutes gt 0>
            <p id="guest-code-text" class="guest-text">${words.say("guestCodePaused", loginCode.pausedMinutes?c)}</p>
        <#else>
            <#if loginCode.underWay>
                <p id="guest-code-text" class="guest-text">${words.say("guestCodeSent", loginCode.address)}</p>
                <@guest.form id="guest-code-form" action=url.loginAction>
                    <@guest.textField name="code" label=words.say("guestCodeLabel", loginCode.digits?c) required=true autofocus=true
                        maxlength=64 autocomplete="one-time-code" inputmode="numeric"/>
                    <#if loginCode.daysOfMemory gt 0>
                        <@guest.checkbox name="remember" label=words.say((loginCode.daysOfMemory == 1)?then("guestCodeRememberDay", "guestCodeRemember"), loginCode.daysOfMemory?c)
                            hint=msg("guestCodeRememberHint")/>
                    </#if>
                    <@guest.buttons>
                        <@guest.submit id="guest-code-submit" label=msg("guestCodeSubmit")/>
                    </@guest.buttons>
                </@guest.form>
            <#else>
                <p id="guest-code-text" class="guest-text">${words.say("guestCodeNotSent", loginCode.address)}</p>
                <#if messagesPerField.existsError("code")>
                    <p id="input-error-code" class="guest-text" role="alert">${messagesPerField.get("code")}</p>
                </#if>
            </#if>
            <@guest.form id="guest-code-again-form" action=url.loginAction>
                <#if loginCode.waitSeconds gt 0>
                    <p id="guest-code-wait" class="guest-hint" data-guest-wait="${loginCode.waitSeconds?c}"
                       data-guest-wait-seconds="${msg("guestCodeWaitSeconds", "#")}">
                        <#if loginCode.waitSeconds gt 90>
                            ${words.say("guestCodeWaitMinutes", loginCode.waitMinutes?c)}
                        <#else>
                            ${words.say("guestCodeWaitSeconds", loginCode.waitSeconds?c)}
                        </#if>
                    </p>
                </#if>
                <@guest.buttons>
                    <@guest.decline id="guest-code-again" name="again" value="true" label=loginCode.underWay?then(msg("guestCodeAgain"), msg("guestCodeSend"))/>
                </@guest.buttons>
            </@guest.form>
            <script type="module" src="${url.resourcesPath}/js/guest-code.js"></script>
        </#if>
    </#if>
</@layout.registrationLayout>
