package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HomeUrl;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** The realm-wide switches, realm attributes with the prefix {@code guests.}: the only reader of them. */
public final class RealmSettings {

    static final String TIME_ZONE = "guests.time-zone";
    private static final ZoneId UTC = ZoneId.of("UTC");

    static final String HOME_URL = "guests.home-url";

    static final String QUOTA_BASE = "guests.quota.base";
    static final String QUOTA_RATIO = "guests.quota.ratio";
    static final String QUOTA_CAP = "guests.quota.cap";

    static final String RETENTION = "guests.retention";
    private static final Duration RETENTION_DEFAULT = Duration.ofDays(30);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(36_500);

    private final RealmModel realm;

    public RealmSettings(RealmModel realm) {
        this.realm = realm;
    }

    /** The zone of hosts that have none of their own; UTC unless set. */
    public ZoneId timeZone() {
        String id = realm.getAttribute(TIME_ZONE);
        try {
            return id == null || id.isBlank() ? UTC : ZoneId.of(id.strip());
        } catch (DateTimeException unknown) {
            // A zone that does not exist must not keep mails from going out.
            return UTC;
        }
    }

    /** How many guests its hosts are entitled to that have no quota of their own. */
    public Quota quota() {
        try {
            return new Quota(
                    number(QUOTA_BASE).orElse(Quota.DEFAULT.base()),
                    number(QUOTA_RATIO).orElse(Quota.DEFAULT.ratio()),
                    number(QUOTA_CAP).orElse(null));
        } catch (IllegalArgumentException unusable) {
            // Neither a slip in one attribute nor a number beyond measure must open or shut the doors of a whole realm.
            return Quota.DEFAULT;
        }
    }

    /** For how long after its end access can be renewed: 30 days unless set; not at all where it is {@code PT0S}. */
    public Duration retention() {
        String typed = realm.getAttribute(RETENTION);
        try {
            Duration set = typed == null || typed.isBlank() ? RETENTION_DEFAULT : Duration.parse(typed.strip());
            return set.isNegative() || set.compareTo(LONGEST_RETENTION) > 0 ? RETENTION_DEFAULT : set;
        } catch (DateTimeException unreadable) {
            // A slip must not keep everybody from coming back, nor let everybody do so for ever.
            return RETENTION_DEFAULT;
        }
    }

    /** @throws NumberFormatException when it is none */
    private Optional<Integer> number(String attribute) {
        return Optional.ofNullable(realm.getAttribute(attribute))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(Integer::valueOf);
    }

    /** Where guests of the realm itself land. */
    public Optional<HomeUrl> home() {
        return Optional.ofNullable(realm.getAttribute(HOME_URL)).flatMap(HomeUrl::parse);
    }
}
