package io.github.keycloakguests.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.keycloakguests.demo.app.Standing.Guest;
import io.github.keycloakguests.demo.app.Standing.Member;
import io.github.keycloakguests.demo.app.Standing.Stranger;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {
    private static final Instant END = Instant.parse("2026-12-31T23:00:00Z");
    private static final long SECONDS = END.getEpochSecond();

    private final Wording wording = new Wording(ZoneOffset.UTC);

    @Test
    void memberIsAMember() throws ParseException {
        Standing standing = standing("{'user_type': 'member'}", END);

        assertThat(standing).isEqualTo(new Member());
        assertThat(wording.headline(standing)).isEqualTo("Member");
    }

    @Test
    void guestIsToldWhereAndWhatAndUntilWhen() throws ParseException {
        Standing standing = standing(
                "{'user_type': 'guest', 'guest': {'type': 'partner', 'exp': %d, 'org': 'acme', 'spaces': [{'id': '1', 'name': 'Marketing', 'permission': 'read', 'exp': %d}]}}"
                        .formatted(SECONDS, SECONDS),
                END.minusSeconds(1));

        assertThat(wording.headline(standing)).isEqualTo("Guest of Marketing");
        assertThat(wording.details(standing)).isEqualTo("permission read, access ends on 31 December 2026, 23:00");
    }

    @Test
    void guestOfTheRealmWithoutEnd() throws ParseException {
        Standing standing = standing(
                "{'user_type': 'guest', 'guest': {'spaces': [{'id': '1', 'name': 'A', 'permission': 'read'}, {'id': '2', 'name': 'B', 'permission': 'edit'}]}}",
                END);

        assertThat(wording.headline(standing)).isEqualTo("Guest of A, B");
        assertThat(wording.details(standing)).isEqualTo("permission read, edit, no end of access is set");
    }

    @Test
    void spaceThatIsOverIsLeftOut() throws ParseException {
        String claims =
                "{'user_type': 'guest', 'guest': {'spaces': [{'id': '1', 'name': 'A', 'permission': 'read', 'exp': %d}, {'id': '2', 'name': 'B', 'permission': 'edit'}]}}"
                        .formatted(SECONDS);

        assertThat(standing(claims, END.minusSeconds(1)))
                .isInstanceOfSatisfying(
                        Guest.class, guest -> assertThat(guest.spaces()).hasSize(2));
        assertThat(standing(claims, END))
                .isInstanceOfSatisfying(
                        Guest.class,
                        guest -> assertThat(guest.spaces())
                                .singleElement()
                                .matches(space -> space.name().equals("B")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'user_type': null}",
                "{'user_type': 'admin'}",
                "{'user_type': ['member']}",
                "{'user_type': 'MEMBER'}",
                "{'user_type': 'guest'}",
                "{'user_type': 'guest', 'guest': 'yes'}",
                "{'user_type': 'guest', 'guest': {}}",
                "{'user_type': 'guest', 'guest': {'spaces': []}}",
                "{'user_type': 'guest', 'guest': {'spaces': [null, 1, {'name': 'A'}]}}",
                "{'user_type': 'guest', 'guest': {'spaces': [{'name': 'A', 'permission': 'read', 'exp': 'never'}]}}",
                "{'user_type': 'guest', 'guest': {'spaces': [{'name': 'A', 'permission': 'read', 'exp': 1}]}}"
            })
    void whoeverIsNotUnderstoodIsNotLetIn(String claims) throws ParseException {
        Standing standing = standing(claims, END);

        assertThat(standing).isInstanceOf(Stranger.class);
        assertThat(wording.headline(standing)).isEqualTo("Not let in");
    }

    private static Standing standing(String claims, Instant now) throws ParseException {
        return Standing.of(JSONObjectUtils.parse(claims.replace('\'', '"')), now);
    }
}
