package io.github.keycloakguests.invitation;

import java.util.function.Function;

class InMemoryInvitationPagesTest extends InvitationPagesContract {

    private final Invitations invitations = new InMemoryInvitations();
    private final Invitations otherRealm = new InMemoryInvitations();

    @Override
    protected <T> T with(Function<Invitations, T> work) {
        return work.apply(invitations);
    }

    @Override
    protected <T> T withOtherRealm(Function<Invitations, T> work) {
        return work.apply(otherRealm);
    }
}
