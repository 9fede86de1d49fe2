package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static io.github.keycloakguests.invitation.OrderBuilder.marketing;
import static io.github.keycloakguests.invitation.OrderBuilder.partner;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.space.GuestDefaults;
import io.github.keycloakguests.space.HomeUrl;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an invitation offers where the order says nothing: what the space does, else what the guest type does. */
class DefaultsOfInvitationsTest {

    private static final GuestDefaults OWN =
            new GuestDefaults(null, new Permission("edit"), period("P30D"), Duration.ofDays(2), null);

    private final Office office = new Office();

    @Test
    void comeFromTheGuestType() {
        Invitation invitation = office.invitation(anOrder().build());

        assertThat(invitation.offer().terms())
                .isEqualTo(new Terms("partner", new Permission("read"), period("P90D"), null));
        assertThat(invitation.life().expiresAt()).isEqualTo(NOON.plus(Duration.ofDays(7)));
    }

    @Test
    void comeFromTheSpaceWhereItHasItsOwn() {
        Invitation invitation =
                office.invitation(anOrder().in(marketing(true, OWN)).build());

        assertThat(invitation.offer().terms())
                .isEqualTo(new Terms("partner", new Permission("edit"), period("P30D"), null));
        assertThat(invitation.life().expiresAt()).isEqualTo(NOON.plus(Duration.ofDays(2)));
    }

    @Test
    void giveWayToTheOrder() {
        Invitation invitation = office.invitation(anOrder()
                .in(marketing(true, OWN))
                .permitting("read")
                .lasting("P1D")
                .validFor(Duration.ofHours(2))
                .landingAt("https://apps.example.org/board")
                .empowering(new Powers(true, true))
                .build());

        assertThat(invitation.offer().terms())
                .isEqualTo(new Terms(
                        "partner",
                        new Permission("read"),
                        period("P1D"),
                        null,
                        new HomeUrl("https://apps.example.org/board"),
                        new Powers(true, true),
                        null));
        assertThat(invitation.life().expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "P365D, P365D",
        "P366D, P90D",
        "never, P90D",
        "2026-03-01, 2026-03-01",
        "2026-02-28, P90D",
        "2027-03-02, P90D"
    })
    void leaveOutAPeriodOfTheSpaceThatDoesNotFitAnyMore(String own, String offered) {
        GuestDefaults defaults = new GuestDefaults(null, null, period(own), null, null);

        Invitation invitation =
                office.invitation(anOrder().in(marketing(true, defaults)).build());

        assertThat(invitation.offer().terms().period()).isEqualTo(period(offered));
    }

    @Test
    void leaveOutAPeriodOfTheSpaceThatIsLongerThanTheTotalOfTheType() {
        GuestDefaults defaults = new GuestDefaults(null, null, period("P101D"), null, null);
        GuestType type = partner(
                new GuestType.Longest(Optional.empty(), Optional.of(new Period.Lasting("P100D"))),
                GuestType.Allowances.DEFAULT);

        OrderOutcome.Done done = Office.done(office.inviting(NOON)
                .invite(anOrder().in(marketing(true, defaults)).build(), type));

        assertThat(done.answers().getFirst())
                .isInstanceOfSatisfying(
                        Answer.Invited.class,
                        it -> assertThat(it.invitation().offer().terms().period())
                                .isEqualTo(period("P90D")));
    }

    @Test
    void leaveOutAPermissionOfTheSpaceThatTheTypeDoesNotHave() {
        GuestDefaults defaults = new GuestDefaults(null, new Permission("own"), null, null, null);

        Invitation invitation =
                office.invitation(anOrder().in(marketing(true, defaults)).build());

        assertThat(invitation.offer().terms().permission()).isEqualTo(new Permission("read"));
    }

    private static Period period(String text) {
        return Period.parse(text).orElseThrow();
    }
}
