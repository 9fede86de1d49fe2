package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.GrantTrail;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.Memberships;
import io.github.keycloakguests.guest.Sessions;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Seating;
import io.github.keycloakguests.quota.Tally;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a guest into a member and back: it stays the same user. */
public final class ConvertGuest {

    private final GrantBook book;
    private final GuestAccounts accounts;
    private final Grants grants;
    private final MemberRoles roles;
    private final Register register;

    /** Where a conversion is written down besides the grants. */
    public record Register(Places places, Seating seating, Memberships memberships, Sessions sessions, Trail trail) {}

    public ConvertGuest(GrantBook book, GuestAccounts accounts, Grants grants, MemberRoles roles, Register register) {
        this.book = book;
        this.accounts = accounts;
        this.grants = grants;
        this.roles = roles;
        this.register = register;
    }

    /** A user who becomes a guest, and under what name. */
    public record Candidate(UserId user, String displayName, EmailAddress email) {}

    /** What became of it. */
    public sealed interface Outcome {

        /**
         * It is done.
         *
         * @param grants those that ended, or the one that began
         */
        record Converted(MemberRoles.Changes changes, List<Grant> grants) implements Outcome {
            public Converted {
                grants = List.copyOf(grants);
            }
        }

        /** It is what it is to become already. */
        record Already() implements Outcome {}

        record Hindered(MemberRoles.Obstacle obstacle) implements Outcome {}

        /** The host has no place for a further guest. Nothing of what was written may be kept. */
        record NoPlace() implements Outcome {}
    }

    /**
     * Makes a guest of the host its member: its grants there end, it keeps the groups that they brought, and gets what
     * members have. If none of them has begun, or all are over, it has no groups to keep, and only comes into the host. Its grants
     * elsewhere go on.
     */
    public Outcome toMember(GuestAccount account, HostId host, UserId actor) {
        UserId user = account.user();
        book.lock(host);
        List<Grant> all = grants.of(user);
        List<Grant> here = all.stream()
                .filter(it -> it.access().host().equals(host) && it.state() != GrantState.ENDED)
                .toList();
        if (here.isEmpty()) {
            return new Outcome.Already();
        }
        Instant now = book.now();
        if (new Standing(Optional.of(account), all).admissionAt(now) instanceof Admission.Refused) {
            // What time had shut out of sessions and tokens does not come back with the membership.
            register.sessions().end(user);
        }
        List<Grant> ended =
                here.stream().map(it -> it.endedAt(now, EndReason.CONVERTED)).toList();
        for (int i = 0; i < here.size(); i++) {
            if (!book.write(Deed.GRANT_ENDED, here.get(i), ended.get(i), actor)) {
                throw new IllegalStateException("a grant changed while its host's places were locked");
            }
        }
        boolean elsewhere =
                all.stream().anyMatch(it -> !it.access().host().equals(host) && it.state() != GrantState.ENDED);
        accounts.change(new GuestAccount(
                user, Footing.MEMBER, account.type(), account.displayName(), account.email(), account.since()));
        if (here.stream().allMatch(it -> it.waiting() || !it.standsAt(now))) {
            register.memberships().enterHost(user, host);
        }
        MemberRoles.Changes changes = roles.promote(user, elsewhere);
        register.places().membersChanged(host);
        register.seating().settle(user, host, now);
        note(Deed.GUEST_CONVERTED, host, user, actor);
        return new Outcome.Converted(changes, ended);
    }

    /**
     * Makes a member a guest: it loses what members have and its sessions, and gets a grant instead.
     *
     * @param access where it is a guest from now on
     */
    public Outcome toGuest(Candidate member, Grant.Access access, Grant.Charter charter, UserId actor) {
        UserId user = member.user();
        HostId host = access.host();
        Instant now = book.now();
        book.lock(host);
        Optional<GuestAccount> known = accounts.find(user);
        if (known.map(it -> it.footing() == Footing.GUEST).orElse(false)) {
            return new Outcome.Already();
        }
        Optional<MemberRoles.Obstacle> obstacle = roles.obstacleToDemoting(user);
        if (obstacle.isPresent()) {
            return new Outcome.Hindered(obstacle.get());
        }
        MemberRoles.Changes changes = roles.demote(user, host);
        GuestAccount account = new GuestAccount(
                user,
                Footing.GUEST,
                charter.type(),
                known.map(GuestAccount::displayName).orElse(member.displayName()),
                member.email(),
                known.map(GuestAccount::since).orElse(now));
        if (known.isPresent()) {
            accounts.change(account);
        } else {
            accounts.add(account);
        }
        register.places().membersChanged(host);
        Tally tally = book.lock(host);
        Optional<Grant> standing = grants.standing(user, access.space());
        boolean seated = register.places().seated(host, user);
        if (!seated && tally.left() == 0) {
            return new Outcome.NoPlace();
        }
        Grant grant = standing.map(it -> it.regranted(access, charter, now))
                .filter(it -> grants.change(it, now))
                .orElseGet(() -> {
                    Grant fresh = Grant.of(user, access, charter, now);
                    grants.add(fresh);
                    return fresh;
                });
        register.memberships().enter(grant);
        register.seating().settle(user, host, now);
        register.sessions().end(user);
        register.trail().note(GrantTrail.made(grant, actor, now));
        note(Deed.MEMBER_CONVERTED, host, user, actor);
        return new Outcome.Converted(changes, List.of(grant));
    }

    private void note(Deed deed, HostId host, UserId user, UserId actor) {
        register.trail()
                .note(new AuditEntry(
                        book.now(),
                        actor,
                        deed,
                        new AuditEntry.Target(host, null, user, user.value()),
                        Map.of(),
                        Map.of()));
    }
}
