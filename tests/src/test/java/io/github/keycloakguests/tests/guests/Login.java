package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.Map;

/** One login of somebody at a shop: a browser that is known there, and the tokens that were given. */
public record Login(Shop shop, Visitor visitor, Tokens tokens) {

    /** What the tokens say from now on. */
    public JsonNode refreshed() {
        return shop.app().refresh(tokens).claims();
    }

    /** What the refreshed token says of one space; missing where it does not name it. */
    public JsonNode space(String id) {
        for (JsonNode space : refreshed().at("/guest/spaces")) {
            if (space.path("id").asText().equals(id)) {
                return space;
            }
        }
        return refreshed().path("no such space");
    }

    /** Everything that the login brought is good. */
    public void assertGood() {
        assertThat(refreshes()).as("refresh").isTrue();
        assertThat(active()).as("introspection").isTrue();
        assertThat(known()).as("single sign-on").isTrue();
    }

    /** Nothing of what the login brought is good for anything. */
    public void assertGone() {
        assertThat(refreshes()).as("refresh").isFalse();
        assertThat(active()).as("introspection").isFalse();
        assertThat(shop.server().userinfo(tokens.accessToken()).has("sub"))
                .as("userinfo")
                .isFalse();
        assertThat(known()).as("single sign-on").isFalse();
    }

    private boolean refreshes() {
        return shop.app().askToRefresh(tokens).status() == 200;
    }

    private boolean active() {
        return shop.server().introspected(tokens.accessToken()).path("active").asBoolean();
    }

    private boolean known() {
        return visitor.open(shop.app().loginUrl("openid", Map.of("prompt", "none")))
                .redirectParameters()
                .containsKey("code");
    }
}
