package io.github.keycloakguests.otp;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has a code mailed to a guest for one login, as often as the limits allow. To be run in a transaction of its own. */
public final class SendCode {

    private final Codes codes;
    private final Outbox outbox;
    private final CodeLimits limits;
    private final Clock clock;

    public SendCode(Codes codes, Outbox outbox, CodeLimits limits, Clock clock) {
        this.codes = codes;
        this.outbox = outbox;
        this.limits = limits;
        this.clock = clock;
    }

    /** What became of asking for a code. */
    public sealed interface Outcome {

        /** It is being mailed, and makes every earlier one useless. */
        record Sent() implements Outcome {}

        /** Not before then: there were mails enough. */
        record Later(Instant from) implements Outcome {}

        /** None now. */
        record Barred(CodeBarrier barrier) implements Outcome {}
    }

    /** To whom, and for which login. */
    public record Request(UserId guest, String login, EmailAddress to, String origin) {}

    public Outcome send(Request request, CodePolicy policy) {
        Instant now = clock.instant();
        CodeState state = codes.lock(request.guest());
        Optional<CodeBarrier> barrier = state.barrier(limits, now);
        if (barrier.isPresent()) {
            return new Outcome.Barred(barrier.get());
        }
        Instant next = state.nextMail(limits, now);
        if (next.isAfter(now)) {
            return new Outcome.Later(next);
        }
        codes.keep(request.guest(), state.asked(request.login(), policy, limits, now));
        outbox.add(List.of(Mail.queued(MailKind.CODE, request.guest().value(), request.to(), request.origin(), now)));
        return new Outcome.Sent();
    }
}
