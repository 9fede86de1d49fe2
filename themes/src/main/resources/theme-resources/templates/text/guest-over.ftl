<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
${words.greeting(ending.name!"")}

${words.ends("guestOverMailText", "guestOverMailTextSeveral", ending)}
<#if ending.spaceNames?size gt 1>
<#list ending.spaceNames as spaceName>
- ${spaceName}
</#list>
</#if>

${msg("guestOverMailHelp")}

${msg("guestNoticeAccount")}:
${ending.accountUrl}
