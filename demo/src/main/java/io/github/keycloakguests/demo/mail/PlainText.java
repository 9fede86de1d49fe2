package io.github.keycloakguests.demo.mail;

import static io.github.keycloakguests.demo.web.Html.escape;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text part of a mail, with links that can be followed. */
record PlainText(String text) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)]");

    String html() {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            String address = escape(link.group());
            html.append(escape(text.substring(end, link.start())))
                    .append("<a target=\"_blank\" rel=\"noopener\" href=\"%s\">%s</a>".formatted(address, address));
            end = link.end();
        }
        return html.append(escape(text.substring(end))).toString();
    }
}
