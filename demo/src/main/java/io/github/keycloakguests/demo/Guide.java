package io.github.keycloakguests.demo;

import java.net.URI;

/** What to do with a running demo. */
record Guide(URI keycloak, URI application, URI mails, String space) {
    String text() {
        return """

                ------------------------------------------------------------------------------
                 Keycloak Guests is running.

                 Demo application   %2$s
                 Caught mails       %3$s
                 Account console    %1$s/realms/demo/account
                 Admin console      %1$s/admin/master/console/#/demo

                 Log in as          password       who
                   alice            alice-demo     manages the guests of Acme
                   bob              bob-demo       member of Acme
                   gina             gina-demo      manages the guests of Globex
                   gus              gus-demo       member of Globex
                   admin            admin-demo     administrator (admin console)

                 Try it: invite three people in one call, as alice (paste as it is). Then read a mail, follow its
                 link in a private window, sign up, and arrive in the application.

                   TOKEN=$(curl -s %1$s/realms/demo/protocol/openid-connect/token \\
                     -d grant_type=password -d client_id=demo-cli -d username=alice -d password=alice-demo \\
                     | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

                   curl -s %1$s/realms/demo/guests/spaces -H "Authorization: Bearer $TOKEN"

                   curl -s %1$s/realms/demo/guests/spaces/%4$s/invitations \\
                     -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                     -d '{"to": "ada@example.org, Bob <bob@example.org>; carol@example.org", "message": "Welcome to Acme!"}'

                 Nothing is kept: the next start begins anew. Ctrl-C stops everything.
                ------------------------------------------------------------------------------
                """.formatted(keycloak, application, mails, space);
    }
}
