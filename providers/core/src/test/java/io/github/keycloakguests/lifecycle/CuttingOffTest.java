package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.guest.GrantBuilder.like;
import static io.github.keycloakguests.lifecycle.Acme.GIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantBuilder;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CuttingOffTest {

    private static final Instant SOON = NOON.plusSeconds(600);

    private final Acme acme = new Acme();

    @Test
    void answersWhatTheChangeDoes() {
        Grant grant = acme.has(aGrant());

        assertThat(acme.cutOff().<String>after(List.of(grant), () -> "done")).isEqualTo("done");
    }

    @Test
    void sparesWhomAChangeDoesNotConcern() {
        changed(acme.has(aGrant().ended()), it -> it);

        assertSpared();
    }

    @Test
    void endsTheSessionsOfWhomNothingLetsInAnyMore() {
        changed(acme.has(aGrant()), GrantBuilder::suspended);

        assertCutOff();
    }

    @Test
    void endsTheSessionsOfWhoseAccessIsPutOff() {
        changed(acme.has(aGrant()), it -> it.from(SOON));

        assertCutOff();
    }

    @Test
    void sparesWhoIsLetInAsLongAsBefore() {
        acme.has(aGrant().to("sales"));

        changed(acme.has(aGrant()), GrantBuilder::ended);

        assertSpared();
    }

    @Test
    void sparesWhoIsLetInLonger() {
        changed(acme.has(aGrant().until(SOON)), it -> it.until(null));

        assertSpared();
    }

    @Test
    void endsTheSessionsOfWhoseTokensMayOutlastAnEarlierEnd() {
        Grant grant = acme.has(aGrant());
        acme.sessions.reach(SOON.plusMillis(1));

        changed(grant, it -> it.until(SOON));

        assertCutOff();
    }

    @Test
    void endsTheSessionsOfWhoseAccessHadNoEndBefore() {
        changed(acme.has(aGrant().until(null)), it -> it.until(SOON));

        assertCutOff();
    }

    @Test
    void endsTheSessionsOfWhoLosesTheLongestOfSeveralGrants() {
        acme.has(aGrant().to("sales").until(SOON));

        changed(acme.has(aGrant()), GrantBuilder::ended);

        assertCutOff();
    }

    @Test
    void sparesWhoseTokensAreOverBeforeTheEarlierEnd() {
        Grant grant = acme.has(aGrant());
        acme.sessions.reach(SOON);

        changed(grant, it -> it.until(SOON));

        assertSpared();
    }

    @Test
    void bringsNothingBackThatTimeHadShutOut() {
        Grant grant = acme.has(aGrant());
        acme.clock.to(END);

        changed(grant, it -> it.until(END.plusSeconds(60)));

        assertCutOff();
    }

    @Test
    void bringsNothingBackForGood() {
        Grant grant = acme.has(aGrant());
        acme.clock.to(END);

        changed(grant, it -> it.until(null));

        assertCutOff();
    }

    @Test
    void sparesMembers() {
        changed(acme.has(aGrant(), Footing.MEMBER), GrantBuilder::ended);

        assertSpared();
    }

    private void changed(Grant grant, UnaryOperator<GrantBuilder> change) {
        acme.cutOff()
                .after(
                        List.of(grant),
                        () -> acme.grants.change(change.apply(like(grant)).build(), acme.clock.instant()));
    }

    private void assertCutOff() {
        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    private void assertSpared() {
        assertThat(acme.sessions.ended()).isEmpty();
    }
}
