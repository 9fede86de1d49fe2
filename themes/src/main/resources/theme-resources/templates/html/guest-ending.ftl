<#import "template.ftl" as layout>
<#import "guest-mail.ftl" as mail>
<#assign words = mail.words>
<@layout.emailLayout>
<@mail.letter>
    <@mail.paragraph>${words.greeting(ending.name!"")}</@mail.paragraph>
    <@mail.paragraph>${words.ends("guestEndingMailText", "guestEndingMailTextSeveral", ending)}</@mail.paragraph>
    <#if ending.spaceNames?size gt 1>
        <@mail.list items=ending.spaceNames/>
    </#if>
    <@mail.paragraph>${msg("guestEndingMailHelp")}</@mail.paragraph>
    <@mail.button href=ending.accountUrl label=msg("guestNoticeAccount")/>
    <@mail.small>${msg("guestMailLinkHelp")}<br><@mail.address href=ending.accountUrl/></@mail.small>
</@mail.letter>
</@layout.emailLayout>
