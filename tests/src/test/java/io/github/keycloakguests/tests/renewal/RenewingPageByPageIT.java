package io.github.keycloakguests.tests.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Crowd;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Giving more guests more time than one call does. */
@KeycloakTest
class RenewingPageByPageIT {

    private static final int MOST = 500;

    private TestRealm realm;

    @Test
    void goesOnWhereTheCallBeforeEndedAndDoesNobodyTwice() {
        Acme acme = new Acme(realm);
        Guesthouse house = new Guesthouse(realm);
        String space = house.part(acme.space(), "crowd");
        TestUser model = house.guest("model", space);
        new Crowd(new Sql(realm), realm, model, "crowd", MOST + 2).make(house.end(space, model));
        Api alice = Api.as(acme.alice(), acme, realm);
        Map<String, Object> wanted = Map.of("filter", Map.of("space", space));

        JsonNode first = Api.done(alice.post("grants/renew", wanted));
        Map<String, Object> next = new HashMap<>(wanted);
        next.put("after", first.path("after").asText());
        JsonNode second = Api.done(alice.post("grants/renew", next));

        assertThat(first.path("renewed").asInt()).isEqualTo(MOST);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(second.path("renewed").asInt()).isEqualTo(3);
        assertThat(second.path("more").asBoolean()).isFalse();
        assertThat(second.has("after")).isFalse();
        List<String> all = new ArrayList<>(Api.texts(first.path("answers"), "guest"));
        all.addAll(Api.texts(second.path("answers"), "guest"));
        assertThat(all).hasSize(MOST + 3).doesNotHaveDuplicates();
    }
}
