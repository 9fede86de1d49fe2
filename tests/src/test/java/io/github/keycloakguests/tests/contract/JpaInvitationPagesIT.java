package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.invitation.InvitationPagesContract;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.keycloak.jpa.JpaInvitations;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Lists of invitations in the database keep what the port promises. */
@Tag("journey")
class JpaInvitationPagesIT extends InvitationPagesContract {

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
