package io.github.keycloakguests.keycloak.signup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page about an offer shows that cannot be taken just now. */
public final class UnavailableBean {

    /** Why the offer cannot be taken, as far as its page says. */
    enum Reason {
        /** What is behind it is gone or closed; no more than that is said. */
        OFFER,
        /** Whoever is asked belongs to the space. */
        MEMBER,
        NO_PLACE,
        SPACES_LIMIT
    }

    private final Reason reason;
    private final @Nullable String place;
    private final @Nullable String inviterName;

    private UnavailableBean(Reason reason, @Nullable String place, @Nullable String inviterName) {
        this.reason = reason;
        this.place = place;
        this.inviterName = inviterName;
    }

    static UnavailableBean offer() {
        return new UnavailableBean(Reason.OFFER, null, null);
    }

    static UnavailableBean member(String space) {
        return new UnavailableBean(Reason.MEMBER, space, null);
    }

    /** @param inviterName whom to ask, if it has a name */
    static UnavailableBean noPlace(String host, Optional<String> inviterName) {
        return new UnavailableBean(Reason.NO_PLACE, host, inviterName.orElse(null));
    }

    static UnavailableBean spacesLimit() {
        return new UnavailableBean(Reason.SPACES_LIMIT, null, null);
    }

    public String getReason() {
        return switch (reason) {
            case OFFER -> "offer";
            case MEMBER -> "member";
            case NO_PLACE -> "no-place";
            case SPACES_LIMIT -> "spaces-limit";
        };
    }

    /** The name of the space or host that it is about. */
    public @Nullable String getPlace() {
        return place;
    }

    public @Nullable String getInviterName() {
        return inviterName;
    }
}
