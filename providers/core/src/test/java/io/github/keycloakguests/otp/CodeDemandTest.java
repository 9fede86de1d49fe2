package io.github.keycloakguests.otp;

import static io.github.keycloakguests.access.SecondFactor.ALWAYS;
import static io.github.keycloakguests.access.SecondFactor.NEVER;
import static io.github.keycloakguests.access.SecondFactor.SECOND_LOGIN;
import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantBuilder;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.space.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDemandTest {

    private static final Map<String, CodePolicy> TYPES = Map.of(
            "lax", policy(NEVER, 6, 60),
            "partner", policy(SECOND_LOGIN, 6, 10),
            "auditor", policy(ALWAYS, 8, 30));

    @ParameterizedTest
    @CsvSource({
        "lax,     NEVER",
        "partner, SECOND_LOGIN",
        "auditor, ALWAYS",
    })
    void isThatOfTheType(String type, SecondFactor when) {
        assertThat(demand(NOON, Map.of(), grant("marketing", type)).when()).isEqualTo(when);
    }

    @Test
    void isTheStrictestOfItsTypesInEachPart() {
        assertThat(demand(NOON, Map.of(), grant("marketing", "auditor"), grant("sales", "partner")))
                .isEqualTo(policy(ALWAYS, 8, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "lax,     ALWAYS,       ALWAYS",
        "lax,     SECOND_LOGIN, SECOND_LOGIN",
        "auditor, SECOND_LOGIN, ALWAYS",
    })
    void isNoLessThanItsSpaceDemands(String type, SecondFactor space, SecondFactor when) {
        assertThat(demand(NOON, Map.of(new SpaceId("marketing"), space), grant("marketing", type))
                        .when())
                .isEqualTo(when);
    }

    @Test
    void countsNoSpaceThatTheGuestHasLeft() {
        Grant over = aGrant().to("sales").until(NOON).build();

        assertThat(demand(NOON, Map.of(new SpaceId("sales"), ALWAYS), typed(over, "lax"), grant("marketing", "lax"))
                        .when())
                .isEqualTo(NEVER);
    }

    @Test
    void isWhatItWasWhenNothingIsLeft() {
        assertThat(demand(END, Map.of(), grant("marketing", "auditor")).when()).isEqualTo(ALWAYS);
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER,        false, false",
        "NEVER,        true,  false",
        "SECOND_LOGIN, false, true",
        "SECOND_LOGIN, true,  false",
        "ALWAYS,       false, true",
        "ALWAYS,       true,  true",
    })
    void asksUnlessTheMailboxWasShownJustNow(SecondFactor when, boolean mailboxShown, boolean asks) {
        assertThat(CodeDemand.asks(policy(when, 6, 10), mailboxShown)).isEqualTo(asks);
    }

    @ParameterizedTest
    @CsvSource({"5, 10", "11, 10", "6, 4", "6, 61"})
    void hasBounds(int digits, int minutes) {
        assertThatThrownBy(() -> policy(ALWAYS, digits, minutes)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SECOND_LOGIN, 30, 29, true",
        "SECOND_LOGIN, 30, 30, false",
        "SECOND_LOGIN, 30, -1, false",
        "SECOND_LOGIN, 0,  0,  false",
        "ALWAYS,       30, 1,  false",
    })
    void remembersABrowserForAWhile(SecondFactor when, int days, int later, boolean remembers) {
        CodePolicy policy = policy(when, 6, 10, days);

        assertThat(policy.remembers(NOON, NOON.plus(Duration.ofDays(later)))).isEqualTo(remembers);
    }

    @Test
    void remembersNoLongerThanEachTypeAllows() {
        CodePolicy strict = policy(SECOND_LOGIN, 6, 10, 0);
        CodePolicy month = policy(SECOND_LOGIN, 6, 10, 30);
        CodePolicy week = policy(SECOND_LOGIN, 6, 10, 7);

        assertThat(month.stricter(week).daysOfMemory()).isEqualTo(7);
        assertThat(week.stricter(strict).daysOfMemory()).isZero();
        assertThat(policy(NEVER, 6, 10, 7).atLeast(SECOND_LOGIN).daysOfMemory()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT36H", "P91D"})
    void remembersForWholeDaysWithinBounds(String memory) {
        assertThatThrownBy(() -> new CodePolicy(ALWAYS, 6, Duration.ofMinutes(10), Duration.parse(memory)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CodePolicy demand(Instant now, Map<SpaceId, SecondFactor> spaces, Grant... grants) {
        return new CodeDemand(it -> Objects.requireNonNull(TYPES.get(it)))
                .of(new Standing(Optional.empty(), List.of(grants), spaces, Map.of()), now);
    }

    private static Grant grant(String space, String type) {
        return typed(aGrant().to(space).build(), type);
    }

    private static Grant typed(Grant grant, String type) {
        return GrantBuilder.like(grant).ofType(type).build();
    }

    private static CodePolicy policy(SecondFactor when, int digits, int minutes) {
        return policy(when, digits, minutes, 0);
    }

    private static CodePolicy policy(SecondFactor when, int digits, int minutes, int days) {
        return new CodePolicy(when, digits, Duration.ofMinutes(minutes), Duration.ofDays(days));
    }
}
