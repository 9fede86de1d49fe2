package io.github.keycloakguests.invitation;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.guest.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down what is done to invitations. */
public final class InvitationTrail {

    private final Trail trail;

    public InvitationTrail(Trail trail) {
        this.trail = trail;
    }

    /** New ones: each says what it offers. */
    void made(List<Invitation> invitations, UserId actor, Instant now) {
        trail.note(invitations.stream()
                .map(it -> entry(it, Deed.INVITATION_CREATED, actor, now, Map.of(), offered(it)))
                .toList());
    }

    /** Something without a choice of terms: sent, sent again, taken back. */
    void note(Invitation invitation, Deed deed, UserId actor, Instant now) {
        trail.note(entry(invitation, deed, actor, now, Map.of(), Map.of()));
    }

    /** What was changed, as it was and as it is. */
    void edited(Invitation before, Invitation after, UserId actor, Instant now) {
        Map<String, String> old = offered(before);
        Map<String, String> next = offered(after);
        Map<String, String> same = new HashMap<>(old);
        same.entrySet().retainAll(next.entrySet());
        Map<String, String> gone = new HashMap<>(old);
        Map<String, String> come = new HashMap<>(next);
        gone.entrySet().removeAll(same.entrySet());
        come.entrySet().removeAll(same.entrySet());
        trail.note(entry(after, Deed.INVITATION_EDITED, actor, now, gone, come));
    }

    /** Somebody accepted; from here on the invitation's history is the guest's. */
    void accepted(Invitation invitation, UserId guest, Instant now) {
        Offer offer = invitation.offer();
        trail.note(new AuditEntry(
                now,
                guest,
                Deed.INVITATION_ACCEPTED,
                new AuditEntry.Target(
                        offer.host(), offer.space(), guest, invitation.id().value()),
                Map.of(),
                Map.of()));
    }

    private static AuditEntry entry(
            Invitation invitation,
            Deed deed,
            UserId actor,
            Instant now,
            Map<String, String> before,
            Map<String, String> after) {
        Offer offer = invitation.offer();
        return new AuditEntry(
                now,
                actor,
                deed,
                new AuditEntry.Target(
                        offer.host(), offer.space(), null, invitation.id().value()),
                before,
                after);
    }

    /** Terms, and neither address nor words: an entry outlives whom it is about. */
    private static Map<String, String> offered(Invitation invitation) {
        Terms terms = invitation.offer().terms();
        Map<String, String> offered = new HashMap<>();
        offered.put("state", invitation.life().state().name().toLowerCase(Locale.ROOT));
        offered.put("type", terms.type());
        offered.put("permission", terms.permission().level());
        offered.put("period", terms.period().text());
        if (terms.start() != null) {
            offered.put("startsAt", terms.start().moment().toString());
        }
        offered.put("expiresAt", invitation.life().expiresAt().toString());
        offered.put("mayInvite", String.valueOf(terms.powers().mayInvite()));
        offered.put("manager", String.valueOf(terms.powers().manager()));
        return offered;
    }
}
