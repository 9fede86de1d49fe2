package io.github.keycloakguests.guest;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

    private static final Instant MAY = NOON.plusSeconds(1_000);
    private static final Instant JUNE = NOON.plusSeconds(2_000);
    private static final Instant JULY = NOON.plusSeconds(3_000);

    private static final Admission LASTING = new Admission.Lasting();
    private static final Admission ENDED = refused(Admission.Reason.ENDED, null);

    @Test
    void lastsUntilTheEndOfTheOnlyGrant() {
        assertThat(at(NOON, aGrant().until(MAY).build())).isEqualTo(new Admission.Until(MAY));
    }

    @Test
    void lastsAsLongAsTheLongestOfSeveral() {
        assertThat(at(
                        NOON,
                        aGrant().until(MAY).build(),
                        aGrant().until(JULY).build(),
                        aGrant().until(JUNE).build()))
                .isEqualTo(new Admission.Until(JULY));
    }

    @Test
    void lastsWithoutEndWhereOneGrantDoes() {
        assertThat(at(NOON, aGrant().until(MAY).build(), aGrant().until(null).build()))
                .isEqualTo(LASTING);
    }

    @Test
    void goesOnWithGrantsThatBeginBeforeTheOthersEnd() {
        assertThat(at(
                        NOON,
                        aGrant().from(JUNE).until(JULY).build(),
                        aGrant().from(MAY.minusSeconds(1)).until(JUNE).build(),
                        aGrant().until(MAY).build()))
                .isEqualTo(new Admission.Until(JULY));
    }

    @Test
    void goesOnWithoutEndThroughAGrantThatBeginsInTime() {
        assertThat(at(
                        NOON,
                        aGrant().until(MAY).build(),
                        aGrant().from(MAY).until(null).build()))
                .isEqualTo(LASTING);
    }

    @Test
    void endsAtAGap() {
        assertThat(at(
                        NOON,
                        aGrant().until(MAY).build(),
                        aGrant().from(MAY.plusMillis(1)).until(null).build()))
                .isEqualTo(new Admission.Until(MAY));
    }

    @Test
    void countsNeitherSuspendedNorEndedGrants() {
        assertThat(at(
                        NOON,
                        aGrant().until(MAY).build(),
                        aGrant().until(JUNE).suspended().build(),
                        aGrant().from(MAY).until(JULY).ended().build()))
                .isEqualTo(new Admission.Until(MAY));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void isRefusedFromTheEndOn(int secondsAfterTheEnd, boolean in) {
        Grant grant = aGrant().until(END).build();

        assertThat(at(END.plusSeconds(secondsAfterTheEnd), grant))
                .isEqualTo(in ? new Admission.Until(END) : refused(Admission.Reason.ENDED, grant));
    }

    @Test
    void namesTheLastWholeSecondBeforeTheEnd() {
        assertThat(new Admission.Until(Instant.ofEpochSecond(1_000)).lastSecond())
                .isEqualTo(999);
        assertThat(new Admission.Until(Instant.ofEpochSecond(1_000).plusMillis(999)).lastSecond())
                .isEqualTo(999);
    }

    @Test
    void isRefusedWithoutGrants() {
        assertThat(at(NOON)).isEqualTo(ENDED);
    }

    @Test
    void isRefusedToTheSuspendedUntilTimeHasEndedWhatWasSuspended() {
        Grant suspended = aGrant().until(MAY).suspended().build();

        assertThat(at(NOON, aGrant().ended().build(), suspended))
                .isEqualTo(refused(Admission.Reason.SUSPENDED, suspended));
        assertThat(at(MAY, suspended)).isEqualTo(refused(Admission.Reason.ENDED, suspended));
    }

    @Test
    void isRefusedUntilTheNextOfTheGrantsToCome() {
        Grant june = aGrant().from(JUNE).until(JULY).build();
        Grant may = aGrant().from(MAY).until(JULY).build();

        assertThat(at(NOON, june, may, aGrant().until(NOON).build()))
                .isEqualTo(refused(Admission.Reason.NOT_BEGUN, may));
    }

    @Test
    void tellsOfTheGrantThatEndedLast() {
        Grant earlier = aGrant().until(MAY).build();
        Grant later = aGrant().until(JUNE).build();

        assertThat(at(JULY, earlier, later)).isEqualTo(refused(Admission.Reason.ENDED, later));
    }

    @Test
    void isNeverRefusedToMembers() {
        Standing member = new Standing(
                Optional.of(new GuestAccount(
                        new UserId("gil"),
                        Footing.MEMBER,
                        "partner",
                        "Gil",
                        new EmailAddress("gil@example.org"),
                        NOON)),
                List.of(aGrant().until(MAY).build()));

        assertThat(member.admissionAt(NOON)).isEqualTo(LASTING);
        assertThat(member.admissionAt(JULY)).isEqualTo(LASTING);
    }

    @Test
    void endsBeforeAnotherThatLastsLonger() {
        Admission may = new Admission.Until(MAY);
        Admission june = new Admission.Until(JUNE);

        assertThat(may.endsBefore(june)).isTrue();
        assertThat(june.endsBefore(may)).isFalse();
        assertThat(may.endsBefore(may)).isFalse();
        assertThat(may.endsBefore(LASTING)).isTrue();
        assertThat(LASTING.endsBefore(may)).isFalse();
        assertThat(LASTING.endsBefore(LASTING)).isFalse();
        assertThat(ENDED.endsBefore(may)).isTrue();
        assertThat(ENDED.endsBefore(LASTING)).isTrue();
        assertThat(ENDED.endsBefore(ENDED)).isFalse();
        assertThat(may.endsBefore(ENDED)).isFalse();
        assertThat(LASTING.endsBefore(ENDED)).isFalse();
    }

    private static Admission at(Instant now, Grant... grants) {
        return new Standing(Optional.empty(), List.of(grants)).admissionAt(now);
    }

    private static Admission refused(Admission.Reason reason, @Nullable Grant because) {
        return new Admission.Refused(reason, Optional.ofNullable(because));
    }
}
