<#--
  Form parts that look at home in every login theme. Themes that bring field.ftl (keycloak.v2 and its children) draw the
  frame of a field themselves; for all others it is drawn here, from the classes that the theme names.
-->
<#import "guest-words.ftl" as words>
<#assign fieldTemplate = .get_optional_template("field.ftl")>
<#if fieldTemplate.exists>
    <#assign theme = fieldTemplate.import()>
</#if>

<#macro styles>
    <link rel="stylesheet" href="${url.resourcesPath}/css/guest.css">
</#macro>

<#macro form id action>
    <form id="${id}" class="${properties.kcFormClass!} guest-form" action="${action}" method="post" novalidate>
        <#nested>
    </form>
</#macro>

<#macro group id label required=false error="">
    <#if fieldTemplate.exists>
        <@theme.group name=id label=label required=required error=error>
            <#nested>
        </@theme.group>
    <#else>
        <div class="${properties.kcFormGroupClass!}">
            <div class="${properties.kcLabelWrapperClass!}">
                <label for="${id}" class="${properties.kcLabelClass!}">${label}</label>
                <#if required><span class="required" aria-hidden="true">*</span></#if>
            </div>
            <div class="${properties.kcInputWrapperClass!}">
                <#nested>
                <#if error?has_content>
                    <span id="input-error-${id}" class="${properties.kcInputErrorMessageClass!}" aria-live="polite">${error}</span>
                </#if>
            </div>
        </div>
    </#if>
</#macro>

<#macro help id text>
    <#if text?has_content>
        <p id="${id}-hint" class="guest-hint">${text}</p>
    </#if>
</#macro>

<#-- The layout would say this above the summary, far from the fields. -->
<#macro requiredFields>
    <p class="guest-hint guest-required"><span class="${properties.kcInputRequiredClass!"required"}" aria-hidden="true">*</span> ${msg("requiredFields")}</p>
</#macro>

<#-- What a control says of itself to those who do not see it: whether it must be filled in, what is wrong, where help stands. -->
<#macro spoken id required error hint>
    <#local described = error?has_content?then(["input-error-" + id], []) + hint?has_content?then([id + "-hint"], [])>
    <#if required>required</#if>
    <#if error?has_content>aria-invalid="true"</#if>
    <#if described?has_content>aria-describedby="${described?join(" ")}"</#if>
</#macro>

<#macro textField name label value="" required=false autofocus=false hint="" maxlength=255 autocomplete="off" inputmode="text">
    <#local error = messagesPerField.get(name)>
    <@group id=name label=label required=required error=error>
        <#local control>
            <input type="text" id="${name}" name="${name}" value="${value}" maxlength="${maxlength?c}"
                   <#if !fieldTemplate.exists>class="${properties.kcInputClass!}"</#if>
                   autocomplete="${autocomplete}" <#if inputmode != "text">inputmode="${inputmode}"</#if> <#if autofocus>autofocus</#if>
                   <@spoken id=name required=required error=error hint=hint/>>
        </#local>
        <@framed control=control error=error/>
        <@help id=name text=hint/>
    </@group>
</#macro>

<#-- Shown, not sent: password managers still learn whose password this is. -->
<#macro fixedAddress id label value error="" hint="">
    <@group id=id label=label error=error>
        <#local control>
            <input type="email" id="${id}" value="${value}" readonly autocomplete="username"
                   <#if !fieldTemplate.exists>class="${properties.kcInputClass!}"</#if>
                   <@spoken id=id required=false error=error hint=hint/>>
        </#local>
        <@framed control=control error=error class=properties.kcFormReadOnlyClass!/>
        <@help id=id text=hint/>
    </@group>
</#macro>

<#macro password name label autofocus=false>
    <#local error = messagesPerField.get(name)>
    <@group id=name label=label required=true error=error>
        <div class="${properties.kcInputGroup!}" dir="ltr">
            <#local control>
                <input type="password" id="${name}" name="${name}" autocomplete="new-password" <#if autofocus>autofocus</#if>
                       <#if !fieldTemplate.exists>class="${properties.kcInputClass!}"</#if>
                       <@spoken id=name required=true error=error hint=""/>>
            </#local>
            <#if fieldTemplate.exists>
                <div class="${properties.kcInputGroupItemClass!} ${properties.kcFill!}">
                    <@framed control=control error=error/>
                </div>
                <div class="${properties.kcInputGroupItemClass!}"><@reveal id=name/></div>
            <#else>
                ${control}
                <@reveal id=name/>
            </#if>
        </div>
    </@group>
</#macro>

<#macro checkbox name label hint="">
    <div class="${properties.kcFormGroupClass!}">
        <div <#if !fieldTemplate.exists>class="${properties.kcInputWrapperClass!}"</#if>>
            <label for="${name}" class="${properties.kcCheckboxClass!}">
                <input type="checkbox" id="${name}" name="${name}" value="true" class="${properties.kcCheckboxInputClass!}"
                       <@spoken id=name required=false error="" hint=hint/>>
                <span class="${properties.kcCheckboxLabelClass!}">${label}</span>
            </label>
            <@help id=name text=hint/>
        </div>
    </div>
</#macro>

<#-- The theme's own passwordVisibility.js brings this button to life. -->
<#macro reveal id>
    <button class="${properties.kcFormPasswordVisibilityButtonClass!}" type="button" aria-label="${msg("showPassword")}"
            aria-controls="${id}" data-password-toggle
            data-icon-show="${properties.kcFormPasswordVisibilityIconShow!}"
            data-icon-hide="${properties.kcFormPasswordVisibilityIconHide!}"
            data-label-show="${msg("showPassword")}" data-label-hide="${msg("hidePassword")}">
        <i class="${properties.kcFormPasswordVisibilityIconShow!}" aria-hidden="true"></i>
    </button>
</#macro>

<#-- keycloak.v2 loads the script in its layout, the older themes in each page. -->
<#macro passwordScript>
    <#if !fieldTemplate.exists>
        <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
    </#if>
</#macro>

<#macro framed control error="" class="">
    <#if fieldTemplate.exists>
        <span class="${properties.kcInputClass!} ${class} <#if error?has_content>${properties.kcError!}</#if>">${control}</span>
    <#else>
        ${control}
    </#if>
</#macro>

<#macro buttons>
    <div class="${properties.kcFormGroupClass!}">
        <div class="${properties.kcFormButtonsClass!} guest-buttons">
            <#nested>
        </div>
    </div>
</#macro>

<#macro submit id label name="" value="" autofocus=false>
    <button type="submit" id="${id}" <#if name?has_content>name="${name}" value="${value}"</#if> <#if autofocus>autofocus</#if>
            class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${label}</button>
</#macro>

<#macro decline id label name value>
    <button type="submit" id="${id}" name="${name}" value="${value}"
            class="${properties.kcButtonClass!} ${(properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass)!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${label}</button>
</#macro>

<#macro buttonLink id href label>
    <div class="guest-link">
        <a id="${id}" href="${href}"
           class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${label}</a>
    </div>
</#macro>

<#-- Who invites to what, what one may do there, for how long, and the inviter's own words. -->
<#macro summary invitation>
    <div class="guest-summary">
        <p class="guest-lead">${words.invites(invitation)}</p>
        <#if invitation.message?has_content>
            <figure class="guest-message">
                <figcaption>${words.messageFrom(invitation)}</figcaption>
                <blockquote dir="auto"><#list words.lines(invitation.message) as line>${line}<#sep><br></#sep></#list></blockquote>
            </figure>
        </#if>
        <dl class="guest-details">
            <div><dt>${msg("guestDetailPermission")}</dt><dd>${words.permission(invitation.permission)}</dd></div>
            <#if invitation.accessBegins?has_content>
                <div><dt>${msg("guestDetailAccessBegins")}</dt><dd>${invitation.accessBegins}</dd></div>
            </#if>
            <div><dt>${msg("guestDetailAccessEnds")}</dt><dd>${words.accessEnds(invitation.accessEnds!"")}</dd></div>
            <div><dt>${msg("guestDetailValidUntil")}</dt><dd>${invitation.validUntil}</dd></div>
        </dl>
    </div>
</#macro>
