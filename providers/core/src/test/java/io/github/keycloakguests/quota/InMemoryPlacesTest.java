package io.github.keycloakguests.quota;

import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import io.github.keycloakguests.invitation.InMemoryInvitations;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.Invitations;
import java.util.Optional;
import java.util.function.Function;

class InMemoryPlacesTest extends PlacesContract {

    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final InMemoryPlaces places = new InMemoryPlaces(
            new InMemoryGuestAccounts(),
            Quota.DEFAULT,
            it -> invitations.find(new InvitationId(it)),
            it -> members.get());
    private final InMemoryPlaces otherRealm =
            new InMemoryPlaces(new InMemoryGuestAccounts(), Quota.DEFAULT, it -> Optional.empty(), it -> members.get());

    @Override
    protected <T> T with(Function<Places, T> work) {
        try {
            return work.apply(places);
        } finally {
            places.endOfTransaction();
        }
    }

    @Override
    protected <T> T withOtherRealm(Function<Places, T> work) {
        return work.apply(otherRealm);
    }

    @Override
    protected <T> T withInvitations(Function<Invitations, T> work) {
        return work.apply(invitations);
    }
}
