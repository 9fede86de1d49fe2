package io.github.keycloakguests.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    @ParameterizedTest
    @CsvSource({
        "0, 3,, 0, 0",
        "0, 3,, 1, 3",
        "0, 3,, 1000, 3000",
        "5, 2,, 10, 25",
        "5, 2, 24, 10, 24",
        "5, 2, 25, 10, 25",
        "5, 2, 26, 10, 25",
        "5, 2, 0, 10, 0",
        "1000000000, 1000,, 1000000000, 1001000000000"
    })
    void entitlesToABaseAndANumberForEachMember(int base, int ratio, @Nullable Integer cap, long members, long limit) {
        assertThat(new Quota(base, ratio, cap).limit(members)).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0,", "1000000001, 0,", "0, -1,", "0, 1001,", "0, 0, -1", "0, 0, 1000000001"})
    void isNotNegativeNorBeyondMeasure(int base, int ratio, @Nullable Integer cap) {
        assertThatThrownBy(() -> new Quota(base, ratio, cap)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, true",
        "7, 2, 1, true",
        "7, 3, 0, true",
        "9, 0, 1, true",
        "9, 5, 0, true",
        "10, 0, 0, false",
        "12, 1, 0, false"
    })
    void leavesWhatIsNeitherTakenNorHeld(long used, long reserved, long left, boolean seats) {
        Tally tally = new Tally(new Quota(10, 0, null), true, 4, used, reserved);

        assertThat(tally.limit()).isEqualTo(10);
        assertThat(tally.left()).isEqualTo(left);
        assertThat(tally.seats()).isEqualTo(seats);
    }
}
