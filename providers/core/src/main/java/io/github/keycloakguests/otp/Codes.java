package io.github.keycloakguests.otp;

import io.github.keycloakguests.guest.UserId;

/** How far the guests of one realm have come with codes. */
public interface Codes {

    /** Read without waiting for anybody; {@link CodeState#FRESH} for who has never been asked. */
    CodeState of(UserId guest);

    /** The same, held until the transaction ends, so that nothing is counted twice or not at all. */
    CodeState lock(UserId guest);

    /** Writes down what has become of one that is held. */
    void keep(UserId guest, CodeState state);
}
