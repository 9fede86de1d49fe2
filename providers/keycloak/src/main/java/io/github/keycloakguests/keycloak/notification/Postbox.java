package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Delivery;

/** Takes letters to a mail server. */
public interface Postbox extends AutoCloseable {

    Delivery send(Letter letter);

    @Override
    void close();
}
