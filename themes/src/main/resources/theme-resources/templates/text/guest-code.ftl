<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
${words.greeting(code.name!"")}

${msg("guestCodeMailText")}

${code.code}

${words.say("guestCodeMailLife", code.minutes?c)}

${msg("guestCodeMailHelp")}
