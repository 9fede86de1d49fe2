<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
<#if guest.name?has_content>${words.say("guestAddressMailNamed", guest.name)}<#else>${msg("guestAddressMailText")}</#if>

${guest.address}

${msg("guestAddressMailHelp")}
