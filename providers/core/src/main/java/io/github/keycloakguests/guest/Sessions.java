package io.github.keycloakguests.guest;

import java.time.Instant;

/** The sessions of guests. */
public interface Sessions {

    /** Ends every session of the user, online and offline; tokens given before are good for nothing from now on. */
    void end(UserId guest);

    /** Whether anything that the user was given so far may still be good at that moment, as far as its lifetime goes. */
    boolean mayOutlast(UserId guest, Instant moment);
}
