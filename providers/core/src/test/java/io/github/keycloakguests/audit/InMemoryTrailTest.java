package io.github.keycloakguests.audit;

import java.util.function.Function;

class InMemoryTrailTest extends TrailContract {

    private final Trail trail = new InMemoryTrail();
    private final Trail otherRealm = new InMemoryTrail();

    @Override
    protected <T> T with(Function<Trail, T> work) {
        return work.apply(trail);
    }

    @Override
    protected <T> T withOtherRealm(Function<Trail, T> work) {
        return work.apply(otherRealm);
    }
}
