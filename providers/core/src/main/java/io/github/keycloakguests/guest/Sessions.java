package io.github.keycloakguests.guest;

/** The sessions of guests. */
public interface Sessions {

    /** Ends every session of the user, online and offline; tokens given before are good for nothing from now on. */
    void end(UserId guest);
}
