package io.github.keycloakguests.otp;

import java.time.Instant;
import java.util.Optional;

/**
 * What a login can do about its code.
 *
 * @param underWay whether it has one that can be used or is being mailed
 * @param nextMail from when on another can be mailed
 * @param barrier what keeps codes from being looked at
 */
public record CodeOutlook(boolean underWay, Instant nextMail, Optional<CodeBarrier> barrier) {}
