package io.github.keycloakguests.otp;

import java.time.Instant;

/** Why no code of a guest is looked at, nor mailed. */
public sealed interface CodeBarrier {

    /** Too many wrong ones in a row: for a while. */
    record Paused(Instant until) implements CodeBarrier {}

    /** Far too many: until somebody who manages the guest verifies it anew. */
    record Stopped() implements CodeBarrier {}
}
