package io.github.keycloakguests.keycloak.invitation;

import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.Offer;
import io.github.keycloakguests.keycloak.settings.SpokenTimes;
import io.github.keycloakguests.space.Space;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pages and mails show of an invitation. */
public final class InvitationBean {

    private final Invitation invitation;
    private final Space space;
    private final @Nullable String inviterName;
    private final SpokenTimes times;
    private final Instant now;

    public InvitationBean(
            Invitation invitation, Space space, Optional<String> inviterName, SpokenTimes times, Instant now) {
        this.invitation = invitation;
        this.space = space;
        this.inviterName = inviterName.orElse(null);
        this.times = times;
        this.now = now;
    }

    public String getSpaceName() {
        return space.name();
    }

    public @Nullable String getInviterName() {
        return inviterName;
    }

    public String getEmail() {
        return invitation.offer().to().address().value();
    }

    public String getPermission() {
        return invitation.offer().terms().permission().level();
    }

    /** Only if it lies ahead. */
    public @Nullable String getAccessBegins() {
        Instant start = access().start();
        return start.isAfter(now) ? times.beginning(start) : null;
    }

    /** The end that access would have if it were accepted now. */
    public @Nullable String getAccessEnds() {
        Instant end = access().end();
        return end == null ? null : times.lastDay(end);
    }

    public String getValidUntil() {
        return times.dateAndTime(invitation.life().expiresAt());
    }

    public @Nullable String getMessage() {
        PersonalMessage message = invitation.offer().wording().message();
        return message == null ? null : message.value();
    }

    public @Nullable String getName() {
        return invitation.offer().to().name().display();
    }

    private Grant.Access access() {
        Offer offer = invitation.offer();
        return offer.terms().accessFrom(now, space.zone(), offer.host(), offer.space());
    }
}
