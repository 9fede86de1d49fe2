package io.github.keycloakguests.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostZonesTest {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final ZoneId USUAL = ZoneId.of("Europe/Berlin");
    private static final ZoneId OWN = ZoneId.of("America/New_York");

    private final InMemorySpaceRegister register = new InMemorySpaceRegister();
    private final HostZones zones = new HostZones(register, USUAL);

    @Test
    void areTheHostsOwn() {
        register.put(whole(OWN));

        assertThat(zones.of(ACME)).isEqualTo(OWN);
    }

    @Test
    void areTheRealmsWhereTheHostHasNone() {
        assertThat(zones.of(ACME)).isEqualTo(USUAL);

        register.put(whole(null));

        assertThat(zones.of(ACME)).isEqualTo(USUAL);
    }

    private static SpaceEntry whole(@Nullable ZoneId zone) {
        SpaceSettings settings = new SpaceSettings(null, null, null, null, GuestDefaults.NONE, zone);
        return new SpaceEntry(ACME.wholeSpace(), ACME, false, settings);
    }
}
