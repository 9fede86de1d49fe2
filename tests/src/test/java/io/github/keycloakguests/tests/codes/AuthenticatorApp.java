package io.github.keycloakguests.tests.codes;

import io.github.keycloakguests.tests.realm.Created;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** An app that makes one-time codes by time (RFC 6238) for a user who has set it up. */
record AuthenticatorApp(TestUser user) {

    private static final String SECRET = "twelve-monkeys-twelve";
    private static final String PASSWORD = "authenticator-secret";

    static AuthenticatorApp withUser(TestRealm realm, String name) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        CredentialRepresentation otp = new CredentialRepresentation();
        otp.setType("otp");
        otp.setSecretData("{\"value\":\"" + SECRET + "\"}");
        otp.setCredentialData(
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setEmail(name + "@house.test");
        user.setEmailVerified(true);
        user.setFirstName("Ada");
        user.setLastName("Lovelace");
        user.setEnabled(true);
        user.setCredentials(List.of(password, otp));
        String id = Created.id(realm.admin().users().create(user));
        return new AuthenticatorApp(new TestUser(id, name, PASSWORD, user.getEmail()));
    }

    String codeAt(Instant moment) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            byte[] hash = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(moment.getEpochSecond() / 30).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every Java has HmacSHA1", broken);
        }
    }
}
