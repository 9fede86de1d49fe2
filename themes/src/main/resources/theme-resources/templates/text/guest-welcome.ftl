<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
${words.greeting(welcome.name!"")}

${words.welcomes(welcome)}

${msg("guestDetailAccount")}: ${welcome.account}
${msg("guestDetailPermission")}: ${words.permission(welcome.permission)}
<#if welcome.accessBegins?has_content>
${msg("guestDetailAccessBegins")}: ${welcome.accessBegins}
</#if>
${msg("guestDetailAccessEnds")}: ${words.accessEnds(welcome.accessEnds!"")}
<#if welcome.homeUrl?has_content && words.isWebAddress(welcome.homeUrl)>

${msg("guestWelcomeMailOpen")}
${welcome.homeUrl}
</#if>
