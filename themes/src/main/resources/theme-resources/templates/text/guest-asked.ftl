<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
${words.greeting("")}

${words.say("guestAskedMailText", asked.email, asked.spaceName)}

${msg("guestAskedMailHelp")}
