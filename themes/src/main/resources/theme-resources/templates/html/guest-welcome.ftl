<#import "template.ftl" as layout>
<#import "guest-mail.ftl" as mail>
<#assign words = mail.words>
<@layout.emailLayout>
<@mail.letter>
    <@mail.paragraph>${words.greeting(welcome.name!"")}</@mail.paragraph>
    <@mail.paragraph>${words.welcomes(welcome)}</@mail.paragraph>
    <@mail.details>
        <@mail.detail label=msg("guestDetailAccount") value=welcome.account/>
        <@mail.detail label=msg("guestDetailPermission") value=words.permission(welcome.permission)/>
        <#if welcome.accessBegins?has_content>
            <@mail.detail label=msg("guestDetailAccessBegins") value=welcome.accessBegins/>
        </#if>
        <@mail.detail label=msg("guestDetailAccessEnds") value=words.accessEnds(welcome.accessEnds!"")/>
    </@mail.details>
    <#if welcome.homeUrl?has_content && words.isWebAddress(welcome.homeUrl)>
        <@mail.button href=welcome.homeUrl label=msg("guestGoOn")/>
        <@mail.small>${msg("guestMailLinkHelp")}<br><@mail.address href=welcome.homeUrl/></@mail.small>
    </#if>
</@mail.letter>
</@layout.emailLayout>
