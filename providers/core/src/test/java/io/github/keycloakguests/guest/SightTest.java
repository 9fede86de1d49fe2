package io.github.keycloakguests.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightTest {

    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private static final SpaceId MARKETING = new SpaceId("marketing");
    private static final UserId SAM = new UserId("sam");
    private static final UserId SUE = new UserId("sue");

    @ParameterizedTest
    @CsvSource({
        "-, -, false, false",
        "marketing, -, true, true",
        "acme, -, true, true",
        "sales, -, false, false",
        "globex, -, false, false",
        "-, marketing, true, false",
        "-, acme, true, false",
        "-, sales, false, false",
        "sales, marketing, true, false"
    })
    void coversWhatIsManagedAndOfWhatIsInvitedToOnesOwn(
            String managed, String inviting, boolean own, boolean anothers) {
        Sight sight = new Sight(SAM, false, scopes(managed), scopes(inviting));

        assertThat(sight.covers(ACME, MARKETING, SAM)).isEqualTo(own);
        assertThat(sight.covers(ACME, MARKETING, SUE)).isEqualTo(anothers);
    }

    @Test
    void coversEverythingOfWhoSeesTheRealm() {
        assertThat(new Sight(SAM, true, Set.of(), Set.of()).covers(ACME, MARKETING, SUE))
                .isTrue();
    }

    private static Set<SpaceId> scopes(String scope) {
        return scope.equals("-") ? Set.of() : Set.of(new SpaceId(scope));
    }
}
