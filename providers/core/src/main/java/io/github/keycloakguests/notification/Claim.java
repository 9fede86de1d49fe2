package io.github.keycloakguests.notification;

import java.util.List;

/** Mails that were taken from the outbox together, for whoever has taken them alone. */
public record Claim(String id, List<Mail> mails) {

    /** What there is when nothing is due. */
    public static final Claim NONE = new Claim("none", List.of());

    public Claim {
        mails = List.copyOf(mails);
    }
}
