package io.github.keycloakguests.otp;

import io.github.keycloakguests.guest.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Makes digests of codes with a key that only the server has: six digits would be found by trying, without one. */
public final class CodeSeal {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    public CodeSeal(SecretKey key) {
        this.key = key;
    }

    /** Of that code for that login of that guest, and good for nothing else: 64 hexadecimal digits. */
    String digest(UserId guest, String login, String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : new String[] {"guest-code", guest.value(), login, code}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every Java has " + ALGORITHM, broken);
        }
    }

    /** In a time that does not tell how much of it is right. */
    boolean matches(@Nullable String digest, UserId guest, String login, String code) {
        return digest != null
                && MessageDigest.isEqual(
                        digest.getBytes(StandardCharsets.US_ASCII),
                        digest(guest, login, code).getBytes(StandardCharsets.US_ASCII));
    }
}
