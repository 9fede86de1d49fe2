package io.github.keycloakguests.demo.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells ID tokens of our realm, for us, from everything else. */
final class IdTokens {
    private final URI issuer;
    private final JWKSource<SecurityContext> keys;

    IdTokens(URI issuer, JWKSource<SecurityContext> keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** With the keys that the realm publishes, asked for when they are needed. */
    static IdTokens of(RealmAddresses addresses) {
        try {
            return new IdTokens(
                    addresses.issuer(),
                    JWKSourceBuilder.create(addresses.keys().toURL()).build());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not the address of a realm", e);
        }
    }

    /** The claims, if the token is genuine, in time and the answer to this very attempt. */
    Optional<Map<String, Object>> claimsOf(String idToken, LoginAttempt attempt) throws IOException {
        try {
            JWTClaimsSet claims = verifier(attempt).process(SignedJWT.parse(idToken), null);
            return Optional.of(claims.toJSONObject());
        } catch (RemoteKeySourceException e) {
            throw new IOException("the realm's keys are out of reach", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            // Why a forged token is none is of no use to whoever sent it.
            return Optional.empty();
        }
    }

    private DefaultJWTProcessor<SecurityContext> verifier(LoginAttempt attempt) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                RealmAddresses.CLIENT,
                new JWTClaimsSet.Builder()
                        .issuer(issuer.toString())
                        .claim("nonce", attempt.nonce())
                        .build(),
                Set.of("sub", "iat", "exp")));
        return processor;
    }
}
