<#import "template.ftl" as layout>
<#import "guest-mail.ftl" as mail>
<#assign words = mail.words>
<@layout.emailLayout>
<@mail.letter>
    <@mail.paragraph><#if guest.name?has_content>${words.say("guestAddressMailNamed", guest.name)}<#else>${msg("guestAddressMailText")}</#if></@mail.paragraph>
    <@mail.paragraph>${guest.address}</@mail.paragraph>
    <@mail.small>${msg("guestAddressMailHelp")}</@mail.small>
</@mail.letter>
</@layout.emailLayout>
