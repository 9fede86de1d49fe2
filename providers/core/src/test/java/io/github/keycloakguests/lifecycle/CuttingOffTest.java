package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.lifecycle.Acme.GIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.guest.Footing;
import org.junit.jupiter.api.Test;

class CuttingOffTest {

    private final Acme acme = new Acme();

    @Test
    void sparesWhoIsLetIn() {
        acme.has(aGrant());

        cutOff();

        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void endsTheSessionsOfWhoseAccessIsOver() {
        acme.has(aGrant());
        acme.clock.to(END);

        cutOff();

        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void endsTheSessionsOfWhoseAccessIsToCome() {
        acme.has(aGrant().from(NOON.plusSeconds(1)));

        cutOff();

        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void endsTheSessionsOfAGuestWithoutAccount() {
        cutOff();

        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void sparesMembers() {
        acme.has(aGrant().ended(), Footing.MEMBER);

        cutOff();

        assertThat(acme.sessions.ended()).isEmpty();
    }

    private void cutOff() {
        acme.cutOff().unlessAdmitted(GIL);
    }
}
