<#import "template.ftl" as layout>
<#import "guest-mail.ftl" as mail>
<#assign words = mail.words>
<@layout.emailLayout>
<@mail.letter>
    <@mail.paragraph>${words.greeting(password.name!"")}</@mail.paragraph>
    <@mail.paragraph>${msg("guestPasswordMailText")}</@mail.paragraph>
    <@mail.button href=password.link label=msg("guestPasswordMailSubmit")/>
    <@mail.paragraph>${words.say("guestPasswordMailLife", password.hours?c)}</@mail.paragraph>
    <@mail.small>${msg("guestMailLinkHelp")}<br><@mail.address href=password.link/></@mail.small>
    <@mail.small>${msg("guestPasswordMailHelp")}</@mail.small>
</@mail.letter>
</@layout.emailLayout>
