package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.Map;

/** What an invited stranger does. */
public final class Joining {

    private static final String PASSWORD = "countess-1815";

    /** The form that signs up. */
    public static final Map<String, String> FILLED_IN = Map.of(
            "displayName", "Ada",
            "firstName", "Ada",
            "lastName", "Lovelace",
            "password", PASSWORD,
            "password-confirm", PASSWORD);

    private Joining() {}

    /** Signs up with a link, and is logged in afterwards; the user that this has made. */
    public static TestUser by(String link, Visitor visitor, TestRealm realm, String address) {
        WebPage landed = visitor.submit(visitor.open(link), FILLED_IN);
        assertThat(landed.status() < 400).as(landed.text()).isTrue();
        String id =
                realm.admin().users().searchByEmail(address, true).getFirst().getId();
        return new TestUser(id, address, PASSWORD, address);
    }
}
