package io.github.keycloakguests.themes;

import io.github.keycloakguests.themes.Beans.Invitation;

/** Somebody who writes markup, patterns and quotes wherever a name or a message is asked for. */
final class Villain {

    /** What {@code link}, {@code guestLater} and {@code action} stand for must not appear in its place. */
    private static final String EVIL =
            " <script>alert(1)</script> <b>\"&' {0} {1,number} ${x} ${link} ${guestLater} ${action} it''s <a href='https://evil.example'>";

    String writes(String what) {
        return what + EVIL;
    }

    Invitation invitation() {
        Invitation written = new Invitation(
                writes("space"),
                writes("inviter"),
                writes("email"),
                writes("level"),
                writes("ends"),
                writes("first line") + "\n" + writes("second line"),
                writes("name"));
        return written.from(writes("begins"));
    }
}
