package io.github.keycloakguests.notification;

import java.util.function.Function;

class InMemoryOutboxTest extends OutboxContract {

    private final Outbox outbox = new InMemoryOutbox();
    private final Outbox otherRealm = new InMemoryOutbox();

    @Override
    protected <T> T with(Function<Outbox, T> work) {
        return work.apply(outbox);
    }

    @Override
    protected <T> T withOtherRealm(Function<Outbox, T> work) {
        return work.apply(otherRealm);
    }
}
