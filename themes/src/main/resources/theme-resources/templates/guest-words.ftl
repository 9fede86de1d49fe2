<#--
  The words that pages and mails share.

  Keycloak looks for ${…} in the arguments of msg(…) and puts messages or attributes of the same name there (26.7.0,
  MessageFormatterMethod). People write names and addresses, so every value goes through say(…), which hides the
  pattern while the message is put together.
-->
<#assign shield = "\xE000">

<#function say key values...>
    <#local safe = values?map(value -> value?replace(r"${", "$" + shield + "{"))>
    <#return msg(key, safe[0]!"", safe[1]!"", safe[2]!"")?replace(shield, "")>
</#function>

<#-- A level without a label is shown as it is; only a plain code is looked up, since a missing key is itself read as a pattern. -->
<#function permission code>
    <#if code?matches(r"[A-Za-z0-9_.\-]+")>
        <#local key = "guestPermission_" + code>
        <#local label = msg(key)>
        <#if label != key>
            <#return label>
        </#if>
    </#if>
    <#return code>
</#function>

<#function invites invitation>
    <#if invitation.inviterName?has_content>
        <#return say("guestInvitedBy", invitation.inviterName, invitation.spaceName)>
    </#if>
    <#return say("guestInvited", invitation.spaceName)>
</#function>

<#function messageFrom invitation>
    <#if invitation.inviterName?has_content>
        <#return say("guestMessageFrom", invitation.inviterName)>
    </#if>
    <#return msg("guestMessage")>
</#function>

<#function greeting name>
    <#if name?has_content>
        <#return say("guestMailGreetingByName", name)>
    </#if>
    <#return msg("guestMailGreeting")>
</#function>

<#function welcomes welcome>
    <#if welcome.accessBegins?has_content>
        <#return say("guestWelcomeMailToCome", welcome.spaceName, welcome.accessBegins)>
    </#if>
    <#return say("guestWelcomeMailText", welcome.spaceName)>
</#function>

<#-- Of several spaces the names stand in a list of their own. -->
<#function ends ofOne ofSeveral ending>
    <#if ending.spaceNames?size gt 1>
        <#return say(ofSeveral, ending.end)>
    </#if>
    <#return say(ofOne, ending.spaceNames[0], ending.end)>
</#function>

<#function accessEnds moment>
    <#return moment?has_content?then(moment, msg("guestAccessWithoutEnd"))>
</#function>

<#function lines text>
    <#return text?replace("\r\n", "\n")?replace("\r", "\n")?split("\n")>
</#function>

<#-- Managers set these addresses: only the web is linked to, never a script. -->
<#function isWebAddress address>
    <#return address?lower_case?matches(r"https?://\S+")>
</#function>
