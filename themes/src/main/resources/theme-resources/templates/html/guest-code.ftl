<#import "template.ftl" as layout>
<#import "guest-mail.ftl" as mail>
<#assign words = mail.words>
<@layout.emailLayout>
<@mail.letter>
    <@mail.paragraph>${words.greeting(code.name!"")}</@mail.paragraph>
    <@mail.paragraph>${msg("guestCodeMailText")}</@mail.paragraph>
    <@mail.big>${code.code}</@mail.big>
    <@mail.paragraph>${words.say("guestCodeMailLife", code.minutes?c)}</@mail.paragraph>
    <@mail.small>${msg("guestCodeMailHelp")}</@mail.small>
</@mail.letter>
</@layout.emailLayout>
