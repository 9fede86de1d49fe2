package io.github.keycloakguests.address;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressRulesTest {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final HostId STRICT = new HostId(HostId.Kind.ORGANIZATION, "strict");
    private static final EmailAddress TO = new EmailAddress("gil@new.test");

    private final AddressRules rules = new AddressRules("movable"::equals, (host, address) -> !host.equals(STRICT));
    private final Grant movable = aGrant().by(ACME).ofType("movable").build();
    private final Grant bound = aGrant().by(ACME).ofType("partner").build();
    private final Grant elsewhere = aGrant().by(STRICT).ofType("movable").build();

    @Test
    void allowItWhereTheTypeDoes() {
        assertThat(objection(movable)).isEmpty();
        assertThat(objection(bound)).contains(AddressRules.Objection.NOT_OFFERED);
    }

    @Test
    void askEveryTypeOfTheGuest() {
        assertThat(objection(movable, bound)).contains(AddressRules.Objection.NOT_OFFERED);
    }

    @Test
    void askEveryHostForTheDomain() {
        assertThat(objection(movable, elsewhere)).contains(AddressRules.Objection.DOMAIN);
    }

    @Test
    void askNothingOfWhatIsOver() {
        assertThat(objection(
                        movable,
                        aGrant().by(STRICT).ofType("partner").until(NOON).build()))
                .isEmpty();
    }

    @Test
    void askWhatItHadOfWhoHasNothing() {
        assertThat(objection(aGrant().by(ACME).ofType("partner").until(NOON).build()))
                .contains(AddressRules.Objection.NOT_OFFERED);
    }

    @Test
    void areNotForMembers() {
        GuestAccount member = new GuestAccount(
                new UserId("gil"), Footing.MEMBER, "partner", "Gil", new EmailAddress("gil@example.org"), NOON);

        assertThat(rules.objection(new Standing(Optional.of(member), List.of(bound)), TO, NOON))
                .isEmpty();
    }

    private Optional<AddressRules.Objection> objection(Grant... grants) {
        return rules.objection(new Standing(Optional.empty(), List.of(grants)), TO, NOON);
    }
}
