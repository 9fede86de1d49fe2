<#import "template.ftl" as layout>
<#import "guest-mail.ftl" as mail>
<#assign words = mail.words>
<@layout.emailLayout>
<@mail.letter>
    <@mail.paragraph>${words.greeting("")}</@mail.paragraph>
    <@mail.paragraph>${words.say("guestAskedMailText", asked.email, asked.spaceName)}</@mail.paragraph>
    <@mail.paragraph>${msg("guestAskedMailHelp")}</@mail.paragraph>
</@mail.letter>
</@layout.emailLayout>
