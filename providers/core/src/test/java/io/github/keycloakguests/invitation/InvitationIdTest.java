package io.github.keycloakguests.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of invitations as strangers type them. */
class InvitationIdTest {

    @Test
    void readsItsOwn() {
        InvitationId fresh = InvitationId.fresh();

        assertThat(InvitationId.parse(fresh.value())).contains(fresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\u0000b", "\u0000", "a/b", "1234567890123456789012345678901234567"})
    void readsNothingThatCannotBeOne(String typed) {
        assertThat(InvitationId.parse(typed)).isEmpty();
    }
}
