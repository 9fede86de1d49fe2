package io.github.keycloakguests.notice;

import java.util.function.Function;

class InMemoryNoticesTest extends NoticesContract {

    private final InMemoryNotices notices = new InMemoryNotices();

    @Override
    protected <T> T with(Function<Notices, T> work) {
        return work.apply(notices);
    }

    @Override
    protected <T> T withOtherRealm(Function<Notices, T> work) {
        return work.apply(new InMemoryNotices());
    }
}
