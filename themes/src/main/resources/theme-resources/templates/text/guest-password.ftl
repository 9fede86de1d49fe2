<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
${words.greeting(password.name!"")}

${msg("guestPasswordMailText")}

${password.link}

${words.say("guestPasswordMailLife", password.hours?c)}

${msg("guestPasswordMailHelp")}
