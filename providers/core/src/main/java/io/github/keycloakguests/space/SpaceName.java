package io.github.keycloakguests.space;

import org.jspecify.annotations.Nullable;

/** How applications know a space: the name of its organization, group or realm, and the organization's alias. */
public record SpaceName(String name, @Nullable String alias) {}
