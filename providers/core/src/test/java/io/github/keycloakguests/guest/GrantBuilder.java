package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Gil's right to read in marketing, for 90 days from {@link #NOON}, of which tests say what matters to them. */
public final class GrantBuilder {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    public static final Instant END = NOON.plusSeconds(90 * 86_400);

    private GrantId id = GrantId.fresh();
    private UserId guest = new UserId("gil");
    private HostId host = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private SpaceId space = new SpaceId("marketing");
    private Permission permission = new Permission("read");
    private Period period = Period.parse("P90D").orElseThrow();
    private Instant start = NOON;

    @Nullable
    private Instant end = END;

    private Grant.Charter charter = new Grant.Charter("partner", new UserId("sam"), Powers.NONE, false);
    private Grant.Status status = Grant.Status.NEW;

    private GrantBuilder() {}

    public static GrantBuilder aGrant() {
        return new GrantBuilder();
    }

    public static GrantBuilder like(Grant grant) {
        GrantBuilder builder = aGrant().of(grant.guest().value());
        builder.id = grant.id();
        builder.host = grant.access().host();
        builder.space = grant.access().space();
        builder.permission = grant.access().permission();
        builder.period = grant.access().period();
        builder.start = grant.access().start();
        builder.end = grant.access().end();
        builder.charter = grant.charter();
        builder.status = grant.status();
        return builder;
    }

    public GrantBuilder of(String guestId) {
        guest = new UserId(guestId);
        return this;
    }

    public GrantBuilder by(HostId granting) {
        host = granting;
        return this;
    }

    public GrantBuilder to(String spaceId) {
        space = new SpaceId(spaceId);
        return this;
    }

    public GrantBuilder permitting(String level) {
        permission = new Permission(level);
        return this;
    }

    /** From that moment, for that period. */
    public GrantBuilder from(Instant moment, String text) {
        period = Period.parse(text).orElseThrow().givenAt(moment, ZoneOffset.UTC);
        start = moment;
        end = period.endFrom(moment, ZoneOffset.UTC).orElse(null);
        return this;
    }

    public GrantBuilder from(Instant moment) {
        start = moment;
        return this;
    }

    public GrantBuilder until(@Nullable Instant moment) {
        end = moment;
        return this;
    }

    public GrantBuilder sponsoredBy(String user) {
        charter = new Grant.Charter(charter.type(), new UserId(user), charter.powers(), charter.handedOn());
        return this;
    }

    public GrantBuilder ofType(String name) {
        charter = new Grant.Charter(name, charter.sponsor(), charter.powers(), charter.handedOn());
        return this;
    }

    public GrantBuilder with(Powers powers) {
        charter = new Grant.Charter(charter.type(), charter.sponsor(), powers, charter.handedOn());
        return this;
    }

    public GrantBuilder handedOn() {
        charter = new Grant.Charter(charter.type(), charter.sponsor(), charter.powers(), true);
        return this;
    }

    public GrantBuilder active() {
        status = new Grant.Status(GrantState.ACTIVE, null, status.waiting(), status.version());
        return this;
    }

    public GrantBuilder suspended() {
        status = new Grant.Status(GrantState.SUSPENDED, null, status.waiting(), status.version());
        return this;
    }

    public GrantBuilder ended() {
        status = new Grant.Status(GrantState.ENDED, EndReason.REVOKED, status.waiting(), status.version());
        return this;
    }

    /** Whose guest is not in Keycloak's groups yet. */
    public GrantBuilder waiting() {
        status = new Grant.Status(status.state(), status.why(), true, status.version());
        return this;
    }

    /** As it is after so many changes. */
    public GrantBuilder changed(long times) {
        status = new Grant.Status(status.state(), status.why(), status.waiting(), times);
        return this;
    }

    public Grant build() {
        return new Grant(id, guest, new Grant.Access(host, space, permission, period, start, end), charter, status);
    }
}
