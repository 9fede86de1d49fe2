<#import "template.ftl" as layout>
<#import "guest-form.ftl" as guest>
<#assign words = guest.words>
<#global title = words.say("guestSignUpTitle", invitation.spaceName)>
<#-- The theme draws the profile's fields; the address and the user name are not the guest's to choose. -->
<#assign ownFields = (profile.attributes)![]>
<#assign ownFields = ownFields?filter(attribute -> attribute.name != "email" && attribute.name != "username")>
<#global profile = {"attributes": ownFields, "html5DataAnnotations": (profile.html5DataAnnotations)!{}}>
<#assign profileTemplate = .get_optional_template("user-profile-commons.ftl")>
<#if profileTemplate.exists>
    <#assign profileFields = profileTemplate.import()>
</#if>
<#assign displayName = (formData.displayName)!(invitation.name)!"">
<#assign profileFilled = ownFields?filter(attribute -> attribute.name != "locale" && !attribute.value?has_content)?size == 0>
<@layout.registrationLayout displayMessage=messagesPerField.exists("global"); section>
    <#if section = "header">
        ${words.say("guestSignUpTitle", invitation.spaceName)}
    <#elseif section = "form">
        <@guest.styles/>
        <@guest.summary invitation=invitation/>
        <#if otherAccount?has_content>
            <p id="guest-other-account" class="guest-note">${words.say("guestSignUpOtherAccount", otherAccount)}</p>
        </#if>
        <@guest.form id="guest-sign-up-form" action=action>
            <@guest.requiredFields/>
            <@guest.fixedAddress id="guest-email" label=msg("email") value=invitation.email
                error=messagesPerField.getFirstError("email", "username") hint=msg("guestEmailHint")/>
            <@guest.textField name="displayName" label=msg("guestDisplayName") value=displayName required=true
                autofocus=!displayName?has_content hint=msg("guestDisplayNameHint") autocomplete="name"/>
            <#if profileTemplate.exists>
                <@profileFields.userProfileFormFields/>
            <#else>
                <#list ownFields as attribute>
                    <#if attribute.name == "locale">
                        <#if locale??><input type="hidden" name="locale" value="${locale.currentLanguageTag}"></#if>
                    <#else>
                        <@guest.textField name=attribute.name label=advancedMsg(attribute.displayName!attribute.name)
                            value=attribute.value!"" required=attribute.required/>
                    </#if>
                </#list>
            </#if>
            <@guest.password name="password" label=msg("password") autofocus=displayName?has_content && profileFilled/>
            <@guest.password name="password-confirm" label=msg("passwordConfirm")/>
            <@guest.buttons>
                <@guest.submit id="guest-sign-up-submit" label=msg("guestSignUpSubmit")/>
            </@guest.buttons>
        </@guest.form>
        <#if (providers![])?has_content>
            <@guest.form id="guest-providers-form" action=providerAction>
                <p class="guest-text">${msg("guestSignUpProviders")}</p>
                <@guest.buttons>
                    <#list providers as provider>
                        <@guest.decline id="guest-provider-" + provider.alias name="provider" value=provider.alias
                            label=words.say("guestSignUpProvider", provider.name)/>
                    </#list>
                </@guest.buttons>
            </@guest.form>
        </#if>
        <@guest.passwordScript/>
    </#if>
</@layout.registrationLayout>
