package io.github.keycloakguests.keycloak.notification;

/** A letter cannot be written as things are, for instance because a theme's template is broken. */
public final class UnwritableLetterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnwritableLetterException(String words, Throwable cause) {
        super(words, cause);
    }
}
