package io.github.keycloakguests.demo.mail;

import static io.github.keycloakguests.demo.web.Html.escape;

import io.github.keycloakguests.demo.web.Answer;
import io.github.keycloakguests.demo.web.LocalSite;
import io.github.keycloakguests.demo.web.Page;
import io.github.keycloakguests.demo.web.Pages;
import io.github.keycloakguests.demo.web.Visit;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every caught mail, readable by whoever sits at this machine. */
public final class MailPages implements Pages {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());
    private static final Pattern MAIL = Pattern.compile("/mails/([0-9a-f]{16})(/html)?");
    private static final Pattern HEAD = Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);

    /** A mail may look like something and lead somewhere; it may run, load and send nothing. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
            + "sandbox allow-popups allow-popups-to-escape-sandbox";

    private final MailCatcher catcher;

    private MailPages(MailCatcher catcher) {
        this.catcher = catcher;
    }

    public static LocalSite open(int port, MailCatcher catcher) throws IOException {
        return LocalSite.open(port, "", new MailPages(catcher));
    }

    @Override
    public Answer answer(Visit visit) throws IOException {
        Matcher mail = MAIL.matcher(visit.path());
        if (visit.method().equals("POST") && visit.path().equals("/throw-away")) {
            catcher.throwAway();
            return Answer.redirect(URI.create("/"));
        }
        if (!visit.method().equals("GET")) {
            return Answer.notFound();
        }
        if (visit.path().equals("/")) {
            return Answer.page(inbox());
        }
        return mail.matches() ? mail(mail.group(1), mail.group(2) != null) : Answer.notFound();
    }

    private Answer mail(String id, boolean bare) throws IOException {
        List<Mail> mails = catcher.mails();
        return mails.stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .map(mail -> bare ? bare(mail) : Answer.page(reading(mail, mails)))
                .orElseGet(Answer::notFound);
    }

    private String inbox() throws IOException {
        List<Mail> mails = catcher.mails();
        String content = mails.isEmpty()
                ? "<section class=\"empty\"><h1>No mail yet</h1><p>Invite somebody: the mail appears here by itself.</p></section>"
                : list(mails, "") + "<section class=\"empty wide-only\"><p>Choose a mail to read it.</p></section>";
        return Page.refreshing("Mails (" + mails.size() + ")", 3, frame(mails.size(), "inbox", content));
    }

    private static String reading(Mail mail, List<Mail> mails) {
        return Page.of(
                mail.subject(),
                frame(
                        mails.size(),
                        "reading",
                        list(mails, mail.id())
                                + """
                <article class="mail">
                <p class="back"><a href="/">All mails</a></p>
                <h1>%s</h1>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>At</dt><dd>%s</dd></dl>
                %s
                %s
                </article>
                """.formatted(
                                                escape(mail.subject()),
                                                escape(mail.from()),
                                                escape(mail.to()),
                                                TIME.format(mail.received()),
                                                htmlPart(mail),
                                                textPart(mail))));
    }

    private static String htmlPart(Mail mail) {
        return mail.html().isEmpty() ? "" : """
                <iframe title="The mail as HTML" src="/mails/%s/html"
                        sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
                """.formatted(mail.id());
    }

    private static String textPart(Mail mail) {
        return mail.text().isEmpty()
                ? ""
                : """
                <details%s><summary>As plain text</summary><pre>%s</pre></details>
                """.formatted(mail.html().isEmpty() ? " open" : "", new PlainText(mail.text()).html());
    }

    private static Answer bare(Mail mail) {
        return Answer.page(linksInNewWindows(mail.html())).with("Content-Security-Policy", MAIL_POLICY);
    }

    /** A link that opened inside the frame would be under the mail's policy. */
    static String linksInNewWindows(String html) {
        String base = "<base target=\"_blank\">";
        Matcher head = HEAD.matcher(html);
        return head.find() ? html.substring(0, head.end()) + base + html.substring(head.end()) : base + html;
    }

    private static String frame(int count, String look, String content) {
        return """
                <header class="bar">
                <span class="brand">Mails</span>
                <span class="who">%s caught, none delivered</span>
                <form method="post" action="/throw-away"><button class="quiet">Throw away</button></form>
                </header>
                <main class="mails %s">
                %s
                </main>
                """.formatted(count, look, content);
    }

    private static String list(List<Mail> mails, String chosen) {
        return mails.stream()
                .map(mail -> entry(mail, mail.id().equals(chosen)))
                .collect(Collectors.joining("\n", "<nav aria-label=\"Mails\"><ul>", "</ul></nav>"));
    }

    private static String entry(Mail mail, boolean chosen) {
        return """
                <li><a href="/mails/%s"%s><span class="to">%s</span><time>%s</time><span class="subject">%s</span></a></li>
                """.formatted(
                        mail.id(),
                        chosen ? " aria-current=\"true\"" : "",
                        escape(mail.to()),
                        TIME.format(mail.received()),
                        escape(mail.subject()));
    }
}
