package io.github.keycloakguests.notification;

import io.github.keycloakguests.email.EmailAddress;
import java.time.Instant;

/** An invitation's mail to Ada, queued at {@link #NOON} and due at once, of which tests say what matters to them. */
public final class MailBuilder {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private final MailId id = MailId.fresh();
    private MailKind kind = MailKind.INVITATION;
    private String about = "an-invitation";
    private Mail.Dispatch dispatch = new Mail.Dispatch(MailState.QUEUED, 0, NOON, NOON, null, null);

    private MailBuilder() {}

    public static MailBuilder aMail() {
        return new MailBuilder();
    }

    public MailBuilder about(String thing) {
        about = thing;
        return this;
    }

    public MailBuilder of(MailKind other) {
        kind = other;
        return this;
    }

    public MailBuilder created(Instant moment) {
        dispatch = new Mail.Dispatch(MailState.QUEUED, dispatch.attempts(), moment, dispatch.dueAt(), null, null);
        return this;
    }

    public MailBuilder due(Instant moment) {
        dispatch = new Mail.Dispatch(MailState.QUEUED, dispatch.attempts(), dispatch.createdAt(), moment, null, null);
        return this;
    }

    public MailBuilder attempted(int times) {
        dispatch = new Mail.Dispatch(
                MailState.QUEUED, times, dispatch.createdAt(), dispatch.dueAt(), null, dispatch.words());
        return this;
    }

    public Mail build() {
        return new Mail(id, kind, about, new EmailAddress("ada@example.org"), "https://id.example.org", dispatch);
    }
}
