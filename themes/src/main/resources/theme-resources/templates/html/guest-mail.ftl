<#--
  The parts of our mails. Mail programs read style attributes only; text and background keep the reader's own colours, so
  that dark mode works, and only the button brings both of its colours along.
-->
<#import "/guest-words.ftl" as words>

<#macro letter>
    <div style="max-width:36rem;margin:0 auto;padding:1rem;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere">
        <#nested>
    </div>
</#macro>

<#macro paragraph>
    <p style="margin:0 0 16px"><#nested></p>
</#macro>

<#macro small>
    <p style="margin:0 0 16px;font-size:14px"><#nested></p>
</#macro>

<#macro big>
    <p dir="ltr" style="margin:0 0 16px;font-size:28px;font-weight:bold;letter-spacing:4px"><#nested></p>
</#macro>

<#macro details>
    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-collapse:collapse">
        <#nested>
    </table>
</#macro>

<#macro detail label value>
    <tr>
        <td style="padding:2px 16px 2px 0;vertical-align:top;font-weight:bold">${label}</td>
        <td style="padding:2px 0;vertical-align:top">${value}</td>
    </tr>
</#macro>

<#macro list items>
    <ul style="margin:0 0 16px;padding:0 24px">
        <#list items as item>
            <li>${item}</li>
        </#list>
    </ul>
</#macro>

<#macro quotation from text>
    <p style="margin:0 0 4px;font-size:14px">${from}</p>
    <blockquote dir="auto" style="margin:0 0 16px;padding:4px 16px;border-left:3px solid #8a8d90;border-right:3px solid transparent"><#list words.lines(text) as line>${line}<#sep><br></#sep></#list></blockquote>
</#macro>

<#macro button href label>
    <p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:12px 24px;border-radius:4px;background-color:#0b5cad;color:#ffffff;font-weight:bold;text-decoration:none">${label}</a></p>
</#macro>

<#macro address href>
    <a href="${href}" style="word-break:break-all">${href}</a>
</#macro>
