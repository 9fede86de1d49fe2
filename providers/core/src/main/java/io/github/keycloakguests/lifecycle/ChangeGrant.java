package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.Timing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.quota.Tally;
import io.github.keycloakguests.space.HostZones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Changes permission, start, period, sponsor or powers of a grant, within its guest type. */
public final class ChangeGrant {

    private final GrantBook book;
    private final HostZones zones;
    private final CutOff cutOff;

    public ChangeGrant(GrantBook book, HostZones zones, CutOff cutOff) {
        this.book = book;
        this.zones = zones;
        this.cutOff = cutOff;
    }

    public GrantOutcome change(Grant before, GrantWish wish, GuestType type, UserId actor) {
        Instant now = book.now();
        Tally tally = book.lock(before.access().host());
        ZoneId zone = zones.of(before.access().host());
        Grant after = wished(before, wish, now, zone);
        Optional<GrantObjection> objection =
                untimely(before, wish, new Timing(type, now, zone), now).or(() -> notOffered(before, wish, type));
        if (objection.isPresent()) {
            return new GrantOutcome.Objected(objection.get());
        }
        if (!before.standsAt(now) && after.standsAt(now) && !tally.seats() && !book.seated(before)) {
            return new GrantOutcome.Objected(GrantObjection.NO_PLACE);
        }
        return cutOff.after(List.of(before), () -> written(before, after, actor));
    }

    private GrantOutcome written(Grant before, Grant after, UserId actor) {
        return before.state() != GrantState.ENDED && book.write(Deed.GRANT_CHANGED, before, after, actor)
                ? new GrantOutcome.Changed(after)
                : new GrantOutcome.Gone();
    }

    private static Grant wished(Grant before, GrantWish wish, Instant now, ZoneId zone) {
        Grant.Access was = before.access();
        Permission permission = wish.permission().orElse(was.permission());
        Grant.Access access = recounts(wish)
                ? was.lasting(wish.period().orElse(was.period()), startOf(before, wish, now), now, zone)
                : was;
        Grant.Charter terms = before.charter();
        Powers powers = new Powers(
                wish.mayInvite().orElse(terms.powers().mayInvite()),
                wish.manager().orElse(terms.powers().manager()));
        return before.changed(
                access.with(permission),
                new Grant.Charter(terms.type(), wish.sponsor().orElse(terms.sponsor()), powers, terms.handedOn()));
    }

    private static boolean recounts(GrantWish wish) {
        return wish.period().isPresent() || wish.start().isPresent();
    }

    private static Instant startOf(Grant before, GrantWish wish, Instant now) {
        return wish.start().map(it -> it.givenAt(now)).orElse(before.access().start());
    }

    /** What has begun keeps its start: moved ahead, it would shut a guest out who is in. */
    private static Optional<GrantObjection> untimely(Grant before, GrantWish wish, Timing timing, Instant now) {
        Instant start = before.access().start();
        if (wish.start().isPresent() && !start.isAfter(now)) {
            return Optional.of(GrantObjection.BEGUN);
        }
        Period period = wish.period().orElse(before.access().period());
        return wish.start()
                .flatMap(timing::objectionTo)
                .or(() -> recounts(wish) ? timing.objectionTo(period, startOf(before, wish, now)) : Optional.empty())
                .map(GrantObjection::of);
    }

    private static Optional<GrantObjection> notOffered(Grant before, GrantWish wish, GuestType type) {
        if (!wish.permission().map(type.permissions()::contains).orElse(true)) {
            return Optional.of(GrantObjection.PERMISSION_NOT_OFFERED);
        }
        Powers added = new Powers(wish.mayInvite().orElse(false), wish.manager().orElse(false));
        if (!type.allowsInviting(added)) {
            return Optional.of(GrantObjection.INVITING_NOT_OFFERED);
        }
        if (!type.allowsManaging(added)) {
            return Optional.of(GrantObjection.MANAGING_NOT_OFFERED);
        }
        boolean further = added.mayInvite() || added.manager();
        return before.charter().handedOn() && further ? Optional.of(GrantObjection.HANDED_ON) : Optional.empty();
    }
}
