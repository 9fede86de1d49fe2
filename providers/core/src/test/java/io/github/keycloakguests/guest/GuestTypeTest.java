package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.space.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestTypeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Permission READ = new Permission("read");
    private static final SpaceId MARKETING = new SpaceId("marketing");

    @ParameterizedTest
    @CsvSource({
        "P30D, true",
        "PT720H, true",
        "P29DT23H59M59S, true",
        "P30DT1S, false",
        "2026-03-30, true",
        "2026-03-31, false",
        "never, false"
    })
    void allowsWhatEndsWithinTheLongestPeriod(String period, boolean allowed) {
        GuestType type = type(longest("P30D", null), "P30D", Duration.ofDays(7));

        assertThat(type.allows(Period.parse(period).orElseThrow(), NOON, ZoneOffset.UTC))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31T12:00:00Z, true", "2026-03-31T12:00:01Z, false", "2026-03-02T00:00:00Z, true", ", false"})
    void allowsWhatEndsWithinTheTotalFromItsStart(@Nullable Instant end, boolean allowed) {
        GuestType type = type(longest("P10D", "P30D"), "P10D", Duration.ofDays(7));

        assertThat(type.allowsInAll(NOON, end, ZoneOffset.UTC)).isEqualTo(allowed);
    }

    @Test
    void countsTheTotalByTheCalendar() {
        GuestType type = type(longest("P10D", "P30D"), "P10D", Duration.ofDays(7));
        Instant end = Instant.parse("2026-03-31T11:00:00Z");

        assertThat(type.allowsInAll(NOON, end, ZoneId.of("Europe/Berlin"))).isTrue();
        assertThat(type.allowsInAll(NOON, end.plusSeconds(1), ZoneId.of("Europe/Berlin")))
                .isFalse();
    }

    @Test
    void allowsAnyTotalUnlessItSaysOtherwise() {
        assertThat(type(longest("P10D", null), "P10D", Duration.ofDays(7)).allowsInAll(NOON, null, ZoneOffset.UTC))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5000Y", "9998-12-31", "never"})
    void allowsAnythingWithoutALongestPeriod(String period) {
        assertThat(type(GuestType.Longest.ANY, "never", Duration.ofDays(7))
                        .allows(Period.parse(period).orElseThrow(), NOON, ZoneOffset.UTC))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT59M59S, false", "PT1H, true", "PT1H1S, true", "PT719H59M59S, true", "P30D, true", "PT720H1S, false"})
    void boundsTheValidityOfInvitations(Duration validity, boolean accepted) {
        assertThat(GuestType.validityInBounds(validity)).isEqualTo(accepted);
    }

    @Test
    void isNotMadeWithDefaultsThatItForbids() {
        assertThatThrownBy(() -> type(GuestType.Longest.ANY, "P1D", Duration.ofMinutes(59)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> type(GuestType.Longest.ANY, "2026-12-31", Duration.ofDays(7)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GuestType(
                        "partner",
                        List.of(new Permission("edit")),
                        READ,
                        new Period.Never(),
                        GuestType.Longest.ANY,
                        Duration.ofDays(7),
                        GuestType.Allowances.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"read, true", "a-1, true", "Read, false", "1a, false", "-a, false", "a b, false", "'', false"})
    void readsAPermission(String typed, boolean read) {
        assertThat(Permission.parse(typed).isPresent()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"32, true", "33, false"})
    void boundsTheLengthOfAPermission(int length, boolean read) {
        assertThat(Permission.parse("p".repeat(length)).isPresent()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, false, true",
        "false, false, true, false, false",
        "false, false, false, true, false",
        "true, false, true, false, true",
        "true, false, true, true, false",
        "false, true, false, true, true",
        "false, true, true, false, false",
        "true, true, true, true, true"
    })
    void allowsThePowersThatItsGuestsMayHave(
            boolean inviting, boolean managing, boolean mayInvite, boolean manager, boolean allowed) {
        GuestType type = type(new GuestType.Allowances(OptionalInt.empty(), inviting, managing));

        assertThat(type.allows(new Powers(mayInvite, manager))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "read, read, true",
        "read, edit, false",
        "edit, read, true",
        "edit, edit, true",
        "edit, own, false",
        "own, own, false",
        "own, read, false"
    })
    void knowsHowFarAPermissionReaches(String held, String wanted, boolean reaches) {
        assertThat(type(GuestType.Allowances.DEFAULT).reaches(new Permission(held), new Permission(wanted)))
                .isEqualTo(reaches);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true"})
    void hasRoomForSoManySpaces(int spaces, boolean room) {
        GuestType type = type(new GuestType.Allowances(OptionalInt.of(spaces), false, false));
        List<Grant> two =
                List.of(aGrant().to("sales").build(), aGrant().to("board").build());

        assertThat(type.roomFor(MARKETING, two, NOON)).isEqualTo(room);
    }

    @Test
    void hasRoomInAnyNumberOfSpacesUnlessItSaysOtherwise() {
        List<Grant> hundred = IntStream.range(0, 100)
                .mapToObj(it -> aGrant().to("s" + it).build())
                .toList();

        assertThat(type(GuestType.Allowances.DEFAULT).roomFor(MARKETING, hundred, NOON))
                .isTrue();
    }

    @Test
    void takesRoomByGrantsElsewhereThatStand() {
        GuestType type = type(new GuestType.Allowances(OptionalInt.of(1), false, false));

        assertThat(type.roomFor(MARKETING, List.of(aGrant().to("marketing").build()), NOON))
                .isTrue();
        assertThat(type.roomFor(MARKETING, List.of(aGrant().to("sales").ended().build()), NOON))
                .isTrue();
        assertThat(type.roomFor(
                        MARKETING, List.of(aGrant().to("sales").until(NOON).build()), NOON))
                .isTrue();
        assertThat(type.roomFor(
                        MARKETING, List.of(aGrant().to("sales").suspended().build()), NOON))
                .isFalse();
    }

    @Test
    void leavesAGuestAtLeastOneSpace() {
        assertThatThrownBy(() -> new GuestType.Allowances(OptionalInt.of(0), true, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static GuestType.Longest longest(String period, @Nullable String total) {
        return new GuestType.Longest(
                Optional.of(new Period.Lasting(period)),
                Optional.ofNullable(total).map(Period.Lasting::new));
    }

    private static GuestType type(GuestType.Longest longest, String period, Duration validity) {
        return new GuestType(
                "partner",
                List.of(READ),
                READ,
                Period.parse(period).orElseThrow(),
                longest,
                validity,
                GuestType.Allowances.DEFAULT);
    }

    private static GuestType type(GuestType.Allowances allowances) {
        return new GuestType(
                "partner",
                List.of(READ, new Permission("edit")),
                READ,
                new Period.Never(),
                GuestType.Longest.ANY,
                Duration.ofDays(7),
                allowances);
    }
}
