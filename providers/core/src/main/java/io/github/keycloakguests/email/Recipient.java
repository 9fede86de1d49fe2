package io.github.keycloakguests.email;

/** Somebody to invite: an address, with whatever name the inviter gave. */
public record Recipient(EmailAddress address, PersonName name) {}
