package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.invitation.InvitationsContract;
import io.github.keycloakguests.keycloak.jpa.JpaInvitations;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Invitations in the database keep what the port promises. */
@Tag("journey")
class JpaInvitationsIT extends InvitationsContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Invitations, T> work) {
        return Tables.with(it -> work.apply(new JpaInvitations(it, Tables.REALM)));
    }

    @Override
    protected <T> T withOtherRealm(Function<Invitations, T> work) {
        return Tables.with(it -> work.apply(new JpaInvitations(it, Tables.OTHER_REALM)));
    }
}
