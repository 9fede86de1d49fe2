package io.github.keycloakguests.address;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.Standings;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notice.Caretakers;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the books say that a guest has another address, and those who look after it learn of it. */
public final class FollowAddress {

    private final GuestAccounts accounts;
    private final Standings standings;
    private final Trail trail;
    private final News news;
    private final Clock clock;

    public FollowAddress(GuestAccounts accounts, Standings standings, Trail trail, News news, Clock clock) {
        this.accounts = accounts;
        this.standings = standings;
        this.trail = trail;
        this.news = news;
        this.clock = clock;
    }

    /** How word gets to those who look after guests. */
    public record News(Caretakers caretakers, Mailboxes mailboxes, Outbox outbox) {

        private void of(UserId guest, List<Grant> grants, String origin, Instant now) {
            outbox.add(grants.stream()
                    .flatMap(it -> caretakers.of(it).stream())
                    .distinct()
                    .flatMap(it -> mailboxes.of(it).stream())
                    .distinct()
                    .map(it -> Mail.queued(MailKind.ADDRESS, guest.value(), it, origin, now))
                    .toList());
        }
    }

    /**
     * False when there is nothing new to the books, or the user is nobody's guest but for being a member.
     *
     * @param to its verified address
     * @param by who changed it
     * @param origin the public address of the server
     */
    public boolean follow(UserId guest, EmailAddress to, UserId by, String origin) {
        Instant now = clock.instant();
        Optional<GuestAccount> account = accounts.find(guest)
                .filter(it -> it.footing() == Footing.GUEST)
                .filter(it -> !it.email().equals(to));
        account.ifPresent(it -> {
            accounts.change(new GuestAccount(it.user(), it.footing(), it.type(), it.displayName(), to, it.since()));
            standings.changed(guest);
            List<Grant> live = standings.of(guest).liveAt(now);
            trail.note(live.stream()
                    .map(grant -> grant.access().host())
                    .distinct()
                    .map(host -> new AuditEntry(
                            now,
                            by,
                            Deed.GUEST_CHANGED,
                            new AuditEntry.Target(host, null, guest, guest.value()),
                            Map.of(),
                            Map.of("email", "changed")))
                    .toList());
            news.of(guest, live, origin, now);
        });
        return account.isPresent();
    }
}
