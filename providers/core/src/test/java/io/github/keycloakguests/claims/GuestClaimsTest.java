package io.github.keycloakguests.claims;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.keycloakguests.claims.GuestClaims.NamedSpace;
import io.github.keycloakguests.guest.Grant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestClaimsTest {

    private static final long END = NOON.plusSeconds(60).getEpochSecond();

    @Test
    void tellsGuestsFromMembers() {
        assertThat(GuestClaims.userType(true)).isEqualTo("guest");
        assertThat(GuestClaims.userType(false)).isEqualTo("member");
    }

    @Test
    void namesTheSpacesOfAGuest() {
        Grant grant = aGrant().until(NOON.plusSeconds(60)).build();

        assertThat(claim(List.of(grant)))
                .isEqualTo(Map.of(
                        "type",
                        "partner",
                        "exp",
                        END,
                        "org",
                        "acme",
                        "spaces",
                        List.of(Map.of("id", "marketing", "name", "The marketing", "permission", "read", "exp", END))));
    }

    @Test
    void expiresWithTheLatestEnd() {
        Grant earlier = aGrant().to("sales").until(NOON.plusSeconds(30)).build();
        Grant later = aGrant().until(NOON.plusSeconds(60)).build();

        assertThat(claim(List.of(later, earlier))).containsEntry("exp", END);
    }

    @Test
    void neverExpiresWhenOneNeverEnds() {
        Grant ending = aGrant().to("sales").build();
        Grant endless = aGrant().until(null).build();

        assertThat(claim(List.of(ending, endless))).doesNotContainKey("exp");
        assertThat(claim(List.of(endless)))
                .containsEntry(
                        "spaces", List.of(Map.of("id", "marketing", "name", "The marketing", "permission", "read")));
    }

    @Test
    void saysOnlyTheTypeOfAGuestWithoutAccess() {
        assertThat(claim(List.of())).isEqualTo(Map.of("type", "partner"));
    }

    @Test
    void namesNoOrganizationWhereThereIsNone() {
        assertThat(GuestClaims.of(
                        "partner",
                        List.of(aGrant().build()),
                        it -> Optional.of(new NamedSpace("Realm", Optional.empty()))))
                .doesNotContainKey("org");
    }

    @ParameterizedTest
    @CsvSource({"19, 19, false", "20, 20, false", "21, 20, true", "22, 20, true"})
    void namesTwentySpacesAtMost(int spaces, int named, boolean more) {
        Map<String, Object> claim = claim(grants(spaces));

        assertThat(claim.get("spaces")).asInstanceOf(LIST).hasSize(named);
        assertThat(claim.containsKey("more")).isEqualTo(more);
    }

    @Test
    void leavesOutSpacesThatAreGone() {
        Map<String, Object> claim = GuestClaims.of(
                "partner", grants(21), it -> it.access().space().value().equals("s3") ? Optional.empty() : named(it));

        assertThat(claim.get("spaces")).asInstanceOf(LIST).hasSize(20);
        assertThat(claim).doesNotContainKey("more");
    }

    private static Map<String, Object> claim(List<Grant> live) {
        return GuestClaims.of("partner", live, GuestClaimsTest::named);
    }

    private static Optional<NamedSpace> named(Grant grant) {
        return Optional.of(new NamedSpace("The " + grant.access().space().value(), Optional.of("acme")));
    }

    private static List<Grant> grants(int spaces) {
        return IntStream.range(0, spaces)
                .mapToObj(it -> aGrant().to("s" + it).build())
                .toList();
    }
}
