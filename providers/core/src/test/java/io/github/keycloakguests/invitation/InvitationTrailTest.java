package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.InMemoryTrail;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvitationTrailTest {

    private static final Invitation INVITATION = anInvitation()
            .named(new PersonName("Ada", "Ada", "Lovelace"))
            .saying("A subject", "A message")
            .empowering(new Powers(true, false))
            .build();

    private final InMemoryTrail trail = new InMemoryTrail();
    private final InvitationTrail entries = new InvitationTrail(trail);

    @Test
    void saysWhatANewOneOffers() {
        entries.made(List.of(INVITATION), SAM, NOON);

        assertThat(trail.all())
                .containsExactly(new AuditEntry(
                        NOON,
                        SAM,
                        Deed.INVITATION_CREATED,
                        new AuditEntry.Target(
                                ACME, MARKETING.id(), null, INVITATION.id().value()),
                        Map.of(),
                        Map.of(
                                "state", "open",
                                "type", "partner",
                                "permission", "read",
                                "period", "P90D",
                                "expiresAt", END.toString(),
                                "mayInvite", "true",
                                "manager", "false")));
    }

    @Test
    void namesOnlyWhatAnEditChanged() {
        Invitation after = anInvitation()
                .typed("auditor")
                .empowering(new Powers(true, false))
                .until(END.plusSeconds(1))
                .build();

        entries.edited(INVITATION, after, SAM, NOON);

        assertThat(trail.all().getFirst().before())
                .containsOnly(entry("type", "partner"), entry("expiresAt", END.toString()));
        assertThat(trail.all().getFirst().after())
                .containsOnly(
                        entry("type", "auditor"),
                        entry("expiresAt", END.plusSeconds(1).toString()));
    }

    @Test
    void saysWhenAccessBeginsThatIsToBeginLater() {
        Invitation ahead = anInvitation().beginning(END).build();

        entries.edited(INVITATION, ahead, SAM, NOON);

        assertThat(trail.all().getFirst().after()).containsEntry("startsAt", "2026-03-08T12:00:00Z");
    }

    @Test
    void saysNothingOfAddressesAndWords() {
        Invitation other = anInvitation()
                .to("ben@example.org")
                .empowering(new Powers(true, false))
                .build();

        entries.edited(INVITATION, other, SAM, NOON);
        entries.made(List.of(INVITATION, other), SAM, NOON);
        entries.note(INVITATION, Deed.INVITATION_RESENT, SAM, NOON);
        entries.accepted(INVITATION, new UserId("gil"), NOON);

        assertThat(trail.all())
                .allSatisfy(it -> assertThat(it.toString())
                        .doesNotContainIgnoringCase("example.org")
                        .doesNotContain("Ada", "Lovelace", "subject", "message"));
        assertThat(trail.all().getFirst().after()).isEmpty();
    }

    @Test
    void makesTheHistoryOfAnAcceptedOneThatOfTheGuest() {
        UserId gil = new UserId("gil");
        entries.made(List.of(INVITATION), SAM, NOON);

        entries.accepted(INVITATION, gil, NOON.plusSeconds(1));

        assertThat(trail.of(gil, new Sight(SAM, true, Set.of(), Set.of()), Optional.empty(), 10))
                .extracting(it -> it.entry().deed())
                .containsExactly(Deed.INVITATION_ACCEPTED, Deed.INVITATION_CREATED);
    }
}
