package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.space.HomeUrl;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** The realm-wide switches, realm attributes with the prefix {@code guests.}: the only reader of them. */
public final class RealmSettings {

    static final String TIME_ZONE = "guests.time-zone";
    private static final ZoneId UTC = ZoneId.of("UTC");

    static final String HOME_URL = "guests.home-url";

    private final RealmModel realm;

    public RealmSettings(RealmModel realm) {
        this.realm = realm;
    }

    /** The zone in which moments are spelled out to people; UTC unless set. */
    public ZoneId timeZone() {
        String id = realm.getAttribute(TIME_ZONE);
        try {
            return id == null || id.isBlank() ? UTC : ZoneId.of(id.strip());
        } catch (DateTimeException unknown) {
            // A zone that does not exist must not keep mails from going out.
            return UTC;
        }
    }

    /** Where guests of the realm itself land. */
    public Optional<HomeUrl> home() {
        return Optional.ofNullable(realm.getAttribute(HOME_URL)).flatMap(HomeUrl::parse);
    }
}
