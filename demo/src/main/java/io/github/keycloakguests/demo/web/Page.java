package io.github.keycloakguests.demo.web;

/** The frame around everything that the demo shows. */
public final class Page {
    private Page() {}

    public static String of(String title, String body) {
        return framed(title, "", body);
    }

    /** Asks for itself again after some seconds, without a script. */
    public static String refreshing(String title, int seconds, String body) {
        return framed(title, "<meta http-equiv=\"refresh\" content=\"%d\">".formatted(seconds), body);
    }

    private static String framed(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                %s
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(head, Html.escape(title), body);
    }
}
