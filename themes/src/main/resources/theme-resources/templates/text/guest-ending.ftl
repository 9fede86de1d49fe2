<#ftl output_format="plainText">
<#import "/guest-words.ftl" as words>
${words.greeting(ending.name!"")}

${words.ends("guestEndingMailText", "guestEndingMailTextSeveral", ending)}
<#if ending.spaceNames?size gt 1>
<#list ending.spaceNames as spaceName>
- ${spaceName}
</#list>
</#if>

${msg("guestEndingMailHelp")}

${msg("guestNoticeAccount")}:
${ending.accountUrl}
