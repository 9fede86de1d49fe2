package io.github.keycloakguests.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class IdTokensTest {
    private static final URI ISSUER = URI.create("http://localhost:8080/realms/demo");
    private static final LoginAttempt ATTEMPT = new LoginAttempt("state", "nonce", "verifier", Instant.EPOCH);

    private final RSAKey ours = key();
    private final RSAKey theirs = key();

    @Test
    void believesAGenuineToken() throws IOException, JOSEException {
        assertThat(claimsOf(signed(ours, IdTokensTest::asItShouldBe)))
                .hasValueSatisfying(claims -> assertThat(claims).containsEntry("user_type", "member"));
    }

    @Test
    void believesNoOtherSignature() throws IOException, JOSEException {
        assertThat(claimsOf(signed(theirs, IdTokensTest::asItShouldBe))).isEmpty();
    }

    @Test
    void believesNoTokenWithoutSignature() throws IOException {
        assertThat(claimsOf(new PlainJWT(claims(IdTokensTest::asItShouldBe)).serialize()))
                .isEmpty();
    }

    @Test
    void believesNoTokenForSomebodyElse() throws IOException, JOSEException {
        assertThat(claimsOf(signed(ours, claims -> claims.audience("another-app"))))
                .isEmpty();
    }

    @Test
    void believesNoOtherRealm() throws IOException, JOSEException {
        assertThat(claimsOf(signed(ours, claims -> claims.issuer("http://localhost:8080/realms/master"))))
                .isEmpty();
    }

    @Test
    void believesNoAnswerToAnotherLogin() throws IOException, JOSEException {
        assertThat(claimsOf(signed(ours, claims -> claims.claim("nonce", "another"))))
                .isEmpty();
    }

    @Test
    void believesNoTokenThatIsOver() throws IOException, JOSEException {
        assertThat(claimsOf(signed(
                        ours,
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))))))
                .isEmpty();
    }

    @Test
    void believesNoNoise() throws IOException {
        assertThat(claimsOf("noise")).isEmpty();
    }

    private Optional<Map<String, Object>> claimsOf(String token) throws IOException {
        return new IdTokens(ISSUER, new ImmutableJWKSet<>(new JWKSet(ours.toPublicJWK()))).claimsOf(token, ATTEMPT);
    }

    private static void asItShouldBe(JWTClaimsSet.Builder claims) {
        // Nothing to change.
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(RSAKey key, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), claims(change));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER.toString())
                .audience("demo-app")
                .subject("somebody")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", "nonce")
                .claim("user_type", "member");
        change.accept(claims);
        return claims.build();
    }
}
