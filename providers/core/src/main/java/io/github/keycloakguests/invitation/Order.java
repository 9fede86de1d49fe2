package io.github.keycloakguests.invitation;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an inviter asks for, for all addresses alike; what it leaves open comes from the space and the guest type. */
public record Order(
        Space space, List<AddressList.Entry> entries, Wish wish, Wording wording, Inviter inviter, Posting posting) {

    public static final int LONGEST = 1000;

    public Order {
        entries = List.copyOf(entries);
    }

    /** The terms as far as they were given. */
    public record Wish(
            Optional<Permission> permission,
            Optional<Period> period,
            Optional<Start> start,
            Optional<Duration> validity,
            Optional<HomeUrl> home,
            Powers powers) {}

    /**
     * When the mails go out.
     *
     * @param origin the public address of the server, for links
     */
    public record Posting(String origin, When when) {}

    /** At once, or when somebody says so. */
    public enum When {
        NOW,
        LATER
    }
}
