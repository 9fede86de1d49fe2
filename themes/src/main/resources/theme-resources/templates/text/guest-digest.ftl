<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
${words.greeting("")}

${msg("guestDigestMailText")}
<#if digest.ending?has_content>

${msg("guestDigestEnding")}
<#list digest.ending as line>
- ${line.guest}: ${words.say("guestDigestLine", line.spaceName, line.end)}
</#list>
</#if>
<#if digest.ended?has_content>

${msg("guestDigestEnded")}
<#list digest.ended as line>
- ${line.guest}: ${words.say("guestDigestLine", line.spaceName, line.end)}
</#list>
</#if>
<#if digest.more gt 0>

${words.say("guestDigestMore", digest.more?c)}
</#if>

${msg("guestDigestConsole")}:
${digest.consoleUrl}
