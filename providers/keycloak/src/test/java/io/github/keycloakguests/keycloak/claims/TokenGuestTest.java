package io.github.keycloakguests.keycloak.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.SpaceName;
import io.github.keycloakguests.space.Spaces;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.IDToken;

class TokenGuestTest {

    private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");
    private static final UserId ADA = new UserId("ada");
    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme-id");
    private static final HostId GLOBEX = new HostId(HostId.Kind.ORGANIZATION, "globex-id");

    @Test
    void namesTheTypeOfTheOldestLiveGrantAtTheHost() {
        Standing standing = guest(
                grant(ACME, "auditor", NOW.minusSeconds(10)),
                grant(ACME, "partner", NOW.minusSeconds(20)),
                grant(GLOBEX, "contractor", NOW.minusSeconds(30)));

        assertThat(claim(standing, Optional.of(ACME))).containsEntry("type", "partner");
    }

    @Test
    void namesTheTypeOfTheLastGrantThereWhenNoneIsLive() {
        Standing standing = guest(
                grant(ACME, "auditor", NOW.minusSeconds(10)).suspended(),
                grant(ACME, "partner", NOW.minusSeconds(20)).endedAt(NOW, EndReason.REVOKED),
                grant(GLOBEX, "contractor", NOW.minusSeconds(30)));

        assertThat(claim(standing, Optional.of(ACME)))
                .containsEntry("type", "auditor")
                .doesNotContainKeys("spaces", "exp", "org");
    }

    @Test
    void saysNothingOfAnotherHost() {
        Standing standing = guest(grant(ACME, "auditor", NOW.minusSeconds(10)));

        IDToken token = token(standing, Optional.of(GLOBEX));

        assertThat(token.getOtherClaims()).containsEntry("user_type", "guest");
        assertThat(claim(standing, Optional.of(GLOBEX))).isEmpty();
    }

    @Test
    void saysNothingOfAnyHostWhereSeveralCouldBeMeant() {
        Standing standing =
                guest(grant(ACME, "auditor", NOW.minusSeconds(10)), grant(GLOBEX, "contractor", NOW.minusSeconds(30)));

        assertThat(claim(standing, Optional.empty())).isEmpty();
    }

    @Test
    void takesTheOnlyHostThatThereIsWhereNoneWasChosen() {
        Standing standing = guest(
                grant(ACME, "auditor", NOW.minusSeconds(10)),
                grant(GLOBEX, "contractor", NOW.minusSeconds(30)).endedAt(NOW, EndReason.LEFT));

        assertThat(claim(standing, Optional.empty()))
                .containsEntry("type", "auditor")
                .containsEntry("org", "acme");
    }

    @Test
    void callsSomebodyAMemberWhoIsAGuestElsewhereOnly() {
        Standing standing = new Standing(Optional.of(account(Footing.MEMBER)), List.of(grant(ACME, "auditor", NOW)));

        assertThat(token(standing, Optional.of(GLOBEX)).getOtherClaims())
                .containsEntry("user_type", "member")
                .doesNotContainKey("guest");
        assertThat(token(standing, Optional.of(ACME)).getOtherClaims()).containsEntry("user_type", "guest");
    }

    @Test
    void callsSomebodyAMemberWhereItBecameOne() {
        Standing standing = new Standing(
                Optional.of(account(Footing.MEMBER)),
                List.of(
                        grant(GLOBEX, "contractor", NOW.minusSeconds(30)),
                        grant(ACME, "auditor", NOW.minusSeconds(30)).endedAt(NOW.minusSeconds(20), EndReason.REVOKED),
                        grant(ACME, "partner", NOW.minusSeconds(40)).endedAt(NOW, EndReason.CONVERTED)));

        assertThat(token(standing, Optional.of(ACME)).getOtherClaims()).containsEntry("user_type", "member");
        assertThat(token(standing, Optional.of(GLOBEX)).getOtherClaims()).containsEntry("user_type", "guest");
    }

    @SuppressWarnings("unchecked") // the claim is a map by its contract
    private static Map<String, Object> claim(Standing standing, Optional<HostId> chosen) {
        return (Map<String, Object>)
                Objects.requireNonNull(token(standing, chosen).getOtherClaims().get("guest"));
    }

    private static IDToken token(Standing standing, Optional<HostId> chosen) {
        IDToken token = new IDToken();
        TokenGuest.of(standing, chosen, new NamedSpaces(), NOW).writeTo(token);
        return token;
    }

    private static Standing guest(Grant... newestFirst) {
        return new Standing(Optional.of(account(Footing.GUEST)), List.of(newestFirst));
    }

    private static GuestAccount account(Footing footing) {
        return new GuestAccount(ADA, footing, "first", "Ada", new EmailAddress("ada@example.org"), NOW);
    }

    private static Grant grant(HostId host, String type, Instant start) {
        return Grant.of(
                ADA,
                Grant.Access.from(
                        start,
                        ZoneOffset.UTC,
                        host,
                        host.wholeSpace(),
                        new Permission("read"),
                        new Period.Lasting("P1D")),
                new Grant.Charter(type, new UserId("sam"), Powers.NONE, false),
                start);
    }

    /** Spaces that are known by name only, as a token knows them. */
    private static final class NamedSpaces implements Spaces {

        @Override
        public Optional<SpaceName> named(SpaceId id, HostId host) {
            return Optional.of(new SpaceName(id.value(), host.value().replace("-id", "")));
        }

        @Override
        public Optional<Space> find(SpaceId id) {
            throw new UnsupportedOperationException("a token costs no more than names");
        }

        @Override
        public List<Space> all() {
            throw new UnsupportedOperationException("a token costs no more than names");
        }

        @Override
        public List<Space> of(HostId host) {
            throw new UnsupportedOperationException("a token costs no more than names");
        }
    }
}
