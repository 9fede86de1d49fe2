package io.github.keycloakguests.space;

import java.util.function.Function;

class InMemorySpaceRegisterTest extends SpaceRegisterContract {

    private final SpaceRegister register = new InMemorySpaceRegister();
    private final SpaceRegister otherRealm = new InMemorySpaceRegister();

    @Override
    protected <T> T with(Function<SpaceRegister, T> work) {
        return work.apply(register);
    }

    @Override
    protected <T> T withOtherRealm(Function<SpaceRegister, T> work) {
        return work.apply(otherRealm);
    }
}
