package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.Sessions;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notice.GiveNotice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Carries out what time has decided about the grants of one guest: it comes in, is told that its access will end, and goes
 * when it has. Whether it is let in never waits for this; it is computed from the clock.
 */
public final class CarryOutTime {

    private final GrantBook book;
    private final Grants grants;
    private final GuestAccounts accounts;
    private final Sessions sessions;
    private final Agenda agenda;
    private final DueGrants due;
    private final GiveNotice notice;

    public CarryOutTime(
            GrantBook book,
            Grants grants,
            GuestAccounts accounts,
            Sessions sessions,
            Agenda agenda,
            DueGrants due,
            GiveNotice notice) {
        this.book = book;
        this.grants = grants;
        this.accounts = accounts;
        this.sessions = sessions;
        this.agenda = agenda;
        this.due = due;
        this.notice = notice;
    }

    /** A claim, and the grant that it is about. */
    private record Matter(DueGrants.Due claim, Grant grant) {}

    /**
     * Ends the sessions of the guest if what ends by these claims was the last that let it in. To be committed before the rest
     * is done: applications are told, and some are slow, so nobody else may wait for this transaction.
     */
    public void shutOut(UserId guest, Collection<DueGrants.Due> claims) {
        Instant now = book.now();
        List<Grant> all = grants.of(guest);
        boolean ends = matters(claims, all).stream().anyMatch(it -> ends(it.grant(), now));
        if (ends && new Standing(accounts.find(guest), all).admissionAt(now) instanceof Admission.Refused) {
            sessions.end(guest);
        }
    }

    /** Does what these claims of grants of one guest are about; those that were lost meanwhile are left alone. */
    public void carryOut(UserId guest, Collection<DueGrants.Due> claims) {
        Instant now = book.now();
        List<Matter> matters = matters(claims, grants.of(guest));
        book.lock(matters.stream()
                .map(Matter::grant)
                .filter(it -> ends(it, now) || begins(it, now))
                .toList());
        matters.forEach(it -> carryOut(it.claim(), it.grant(), now));
    }

    private static List<Matter> matters(Collection<DueGrants.Due> claims, List<Grant> grants) {
        return claims.stream()
                .flatMap(claim -> grants.stream()
                        .filter(it -> it.id().equals(claim.grant()))
                        .map(it -> new Matter(claim, it)))
                .toList();
    }

    private void carryOut(DueGrants.Due claim, Grant grant, Instant now) {
        if (!due.settle(claim, agenda.after(grant, now))) {
            return;
        }
        if (ends(grant, now)) {
            book.expire(grant);
            notice.over(grant);
            return;
        }
        if (begins(grant, now)) {
            book.begin(grant);
        }
        agenda.notice(grant, claim.at(), now).ifPresent(it -> notice.ahead(grant, it));
    }

    private static boolean ends(Grant grant, Instant now) {
        return grant.state() != GrantState.ENDED && grant.access().overAt(now);
    }

    private static boolean begins(Grant grant, Instant now) {
        return grant.waiting() && grant.liveAt(now);
    }
}
