package io.github.keycloakguests.space;

/**
 * What is written down about a space: for a part of a host always, for a whole host once it has settings.
 *
 * @param madeGroup whether the group behind it was made along with it, and goes with it
 */
public record SpaceEntry(SpaceId id, HostId host, boolean madeGroup, SpaceSettings settings) {}
