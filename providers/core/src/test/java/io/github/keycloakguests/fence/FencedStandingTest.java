package io.github.keycloakguests.fence;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FencedStandingTest {

    private static final Map<String, Fence> FENCES = Map.of(
            "open", new Fence(Selection.ANY, Selection.ANY),
            "usual", Fence.DEFAULT,
            "wiki", new Fence(Selection.parse("wiki, gone"), Selection.NONE),
            "device", new Fence(Selection.NONE, Selection.parse("device password")));

    @ParameterizedTest
    @CsvSource({
        "open,   wiki, password",
        "open,   shop, authorization_code",
        "usual,  shop, authorization_code",
        "usual,  shop, refresh_token",
        "wiki,   wiki, authorization_code",
    })
    void letsInWhereTheTypeIsOpen(String type, String client, String grant) {
        assertThat(admission(at(client, grant), typed(type, END))).isEqualTo(new Admission.Until(END));
    }

    @ParameterizedTest
    @CsvSource({
        "usual,  shop, password,           GRANT_TYPE",
        "usual,  shop, offline_access,     GRANT_TYPE",
        "usual,  shop, unheard-of,         GRANT_TYPE",
        "wiki,   shop, authorization_code, CLIENT",
        "wiki,   WIKI, authorization_code, CLIENT",
        "wiki,   shop, password,           CLIENT",
        "device, shop, device,             CLIENT",
    })
    void refusesElsewhere(String type, String client, String grant, Admission.Reason reason) {
        assertThat(admission(at(client, grant), typed(type, END)))
                .isEqualTo(new Admission.Refused(reason, Optional.empty()));
    }

    @Test
    void takesAllThatItNeeds() {
        Approach both = new Approach("shop", Optional.of(Selection.ANY), Set.of("device", "offline_access"));

        assertThat(admission(both, typed("device", END))).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void asksTheApplicationFirst() {
        assertThat(admission(saying("shop", "wiki"), typed("wiki", END))).isInstanceOf(Admission.Until.class);
        assertThat(admission(saying("wiki", "other"), typed("wiki", END))).isInstanceOf(Admission.Refused.class);
        assertThat(admission(saying("wiki", "none"), typed("open", END))).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void endsWithTheLastGrantThatIsOpen() {
        Instant later = END.plus(Duration.ofDays(30));

        assertThat(admission(at("wiki", "authorization_code"), typed("wiki", END), typed("device", later)))
                .isEqualTo(new Admission.Until(END));
        assertThat(admission(at("wiki", "authorization_code"), typed("wiki", END), typed("open", later)))
                .isEqualTo(new Admission.Until(later));
    }

    @Test
    void doesNotPutAWayAndAnApplicationOfTwoTypesTogether() {
        assertThat(admission(at("wiki", "device"), typed("wiki", END), typed("device", END)))
                .isEqualTo(new Admission.Refused(Admission.Reason.GRANT_TYPE, Optional.empty()));
    }

    @Test
    void leavesTheReasonToWhatIsOver() {
        assertThat(admission(at("shop", "password"), typed("usual", NOON.minusSeconds(1))))
                .extracting(it -> ((Admission.Refused) it).reason())
                .isEqualTo(Admission.Reason.ENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", " any ", "any,any"})
    void readsAny(String text) {
        assertThat(Selection.parse(text)).isEqualTo(Selection.ANY);
    }

    @Test
    void readsNames() {
        assertThat(Selection.parse(" a,b\n c ")).isEqualTo(new Selection(false, Set.of("a", "b", "c")));
        assertThat(Selection.parse("none")).isEqualTo(Selection.NONE);
        // A client may be called so: it is any other name among others.
        assertThat(Selection.parse("any, b").any()).isFalse();
    }

    private static Admission admission(Approach approach, Grant... grants) {
        return new FencedStanding(
                        new Standing(Optional.empty(), List.of(grants)), it -> FENCES.getOrDefault(it, Fence.DEFAULT))
                .admissionAt(NOON, approach);
    }

    private static Approach at(String client, String grant) {
        return new Approach(client, Optional.empty(), Set.of(grant));
    }

    private static Approach saying(String client, String types) {
        return new Approach(client, Optional.of(Selection.parse(types)), Set.of("authorization_code"));
    }

    private static Grant typed(String type, Instant end) {
        return aGrant().ofType(type).until(end).build();
    }
}
