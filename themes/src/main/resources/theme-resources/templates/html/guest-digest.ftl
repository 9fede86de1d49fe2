<#import "template.ftl" as layout>
<#import "guest-mail.ftl" as mail>
<#assign words = mail.words>
<#macro lines heading guests>
    <#if guests?has_content>
        <@mail.paragraph><strong>${heading}</strong></@mail.paragraph>
        <@mail.details>
            <#list guests as line>
                <@mail.detail label=line.guest value=words.say("guestDigestLine", line.spaceName, line.end)/>
            </#list>
        </@mail.details>
    </#if>
</#macro>
<@layout.emailLayout>
<@mail.letter>
    <@mail.paragraph>${words.greeting("")}</@mail.paragraph>
    <@mail.paragraph>${msg("guestDigestMailText")}</@mail.paragraph>
    <@lines heading=msg("guestDigestEnding") guests=digest.ending/>
    <@lines heading=msg("guestDigestEnded") guests=digest.ended/>
    <#if digest.more gt 0>
        <@mail.paragraph>${words.say("guestDigestMore", digest.more?c)}</@mail.paragraph>
    </#if>
    <@mail.button href=digest.consoleUrl label=msg("guestDigestConsole")/>
    <@mail.small>${msg("guestMailLinkHelp")}<br><@mail.address href=digest.consoleUrl/></@mail.small>
</@mail.letter>
</@layout.emailLayout>
