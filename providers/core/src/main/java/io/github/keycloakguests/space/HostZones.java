package io.github.keycloakguests.space;

import java.time.ZoneId;
import java.util.Optional;

/** By whose calendar days begin and end at each host of a realm: its own, or else the realm's. */
public final class HostZones {

    private final SpaceRegister register;
    private final ZoneId usual;

    public HostZones(SpaceRegister register, ZoneId usual) {
        this.register = register;
        this.usual = usual;
    }

    public ZoneId of(HostId host) {
        return of(register.find(host.wholeSpace()));
    }

    /** That of a host of which this is written down. */
    public ZoneId of(Optional<SpaceEntry> whole) {
        return whole.map(SpaceEntry::settings).map(SpaceSettings::timeZone).orElse(usual);
    }
}
