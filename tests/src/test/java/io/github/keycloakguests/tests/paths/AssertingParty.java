package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.realm.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Somebody outside whose word for a user Keycloak takes: it signs assertions (RFC 7523). */
final class AssertingParty {

    static final String ISSUER = "http://asserting.test";
    static final String KEY = "the-only-one";

    private final KeyPair keys;

    AssertingParty() {
        try {
            keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** As Keycloak wants to be told it. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** That a user is who it says, good for five minutes and once. */
    String assertion(String subject, String audience, Instant now) {
        String content = encoded(Json.write(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY))) + "."
                + encoded(Json.write(Map.of(
                        "iss",
                        ISSUER,
                        "sub",
                        subject,
                        "aud",
                        audience,
                        "jti",
                        UUID.randomUUID().toString(),
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plusSeconds(290).getEpochSecond())));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA with SHA-256", e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
