package io.github.keycloakguests.demo.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** One way through the login page: what goes out with the browser and must come back. */
record LoginAttempt(String state, String nonce, String verifier, Instant begun) {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static LoginAttempt begin(SecureRandom random, Instant now) {
        return new LoginAttempt(secret(random), secret(random), secret(random), now);
    }

    /** The S256 challenge of the verifier (RFC 7636, 4.2). */
    String challenge() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return BASE64.encodeToString(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean openAt(Instant now) {
        return now.isBefore(begun.plus(LIFE));
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }
}
