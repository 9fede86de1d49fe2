package io.github.keycloakguests.otp;

import io.github.keycloakguests.guest.UserId;
import java.util.HashMap;
import java.util.Map;

/** Codes of one realm, for tests in one thread. */
public final class InMemoryCodes implements Codes {

    private final Map<UserId, CodeState> states = new HashMap<>();

    @Override
    public CodeState of(UserId guest) {
        return states.getOrDefault(guest, CodeState.FRESH);
    }

    @Override
    public CodeState lock(UserId guest) {
        return of(guest);
    }

    @Override
    public void keep(UserId guest, CodeState state) {
        states.put(guest, state);
    }
}
