package io.github.keycloakguests.guest;

/** Answers where a guest stands, from memory when it was asked before. */
public interface Standings {

    Standing of(UserId guest);

    /** To be told of every change to a guest's account or grants, so that nobody goes on by what was before. */
    void changed(UserId guest);

    /** To be told when a space demands another second step than before, of however many guests. */
    void demandsChanged();
}
