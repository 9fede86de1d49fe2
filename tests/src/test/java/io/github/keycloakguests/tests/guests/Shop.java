package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.Resource;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;

/** An application, and its server that asks Keycloak about the tokens it is shown. */
public record Shop(TestClient app, Resource server) {

    public static Shop open(TestRealm realm) {
        TestClient app = realm.client("shop")
                .withAudience("shop-server")
                .withDirectAccess()
                .create();
        return new Shop(app, new Resource(realm, "shop-server"));
    }

    public Login login(TestUser user) {
        return login(user, "openid");
    }

    public Login login(TestUser user, String scope) {
        Visitor visitor = new Visitor();
        WebPage landed = visitor.signIn(visitor.openLogin(app, scope), user);
        return new Login(this, visitor, app.exchange(landed.code()));
    }

    /** The right password does not help, nor does the password grant; the page that is shown instead. */
    public WebPage refused(TestUser user) {
        assertThat(app.askForTokens(user).status()).isEqualTo(400);
        Visitor visitor = new Visitor();
        WebPage page = visitor.signIn(visitor.openLogin(app, "openid"), user);
        assertThat(page.redirect()).as(page.text()).isEmpty();
        assertThat(page.status()).isEqualTo(403);
        return page;
    }
}
