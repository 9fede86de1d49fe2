package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastSeenTest {

    private static final Instant ONE = NOON.plusSeconds(3600);

    @Test
    void takesALoginForActivity() {
        assertThat(LastSeen.loggedIn(NOON)).isEqualTo(new LastSeen(NOON, NOON));
        assertThat(LastSeen.active(NOON)).isEqualTo(new LastSeen(null, NOON));
    }

    @Test
    void keepsTheLaterOfEach() {
        LastSeen login = LastSeen.loggedIn(NOON);
        LastSeen refresh = LastSeen.active(ONE);

        assertThat(login.and(refresh)).isEqualTo(new LastSeen(NOON, ONE));
        assertThat(refresh.and(login)).isEqualTo(new LastSeen(NOON, ONE));
        assertThat(login.and(LastSeen.loggedIn(ONE))).isEqualTo(LastSeen.loggedIn(ONE));
        assertThat(LastSeen.NEVER.and(refresh)).isEqualTo(refresh);
        assertThat(login.and(LastSeen.NEVER)).isEqualTo(login);
    }

    @Test
    void putsVisitsTogetherGrantByGrant() {
        Grant marketing = aGrant().build();
        Grant sales = aGrant().to("sales").build();
        HostId acme = marketing.access().host();
        Visit login = Visit.of(marketing.guest(), acme, List.of(marketing), LastSeen.loggedIn(NOON));
        Visit refresh = Visit.of(marketing.guest(), acme, List.of(marketing, sales), LastSeen.active(ONE));

        assertThat(login.and(refresh).grants())
                .isEqualTo(Map.of(marketing.id(), new LastSeen(NOON, ONE), sales.id(), LastSeen.active(ONE)));
        assertThat(login.and(refresh).seen()).isEqualTo(new LastSeen(NOON, ONE));
    }
}
