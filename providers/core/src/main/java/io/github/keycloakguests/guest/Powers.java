package io.github.keycloakguests.guest;

/**
 * What a grant lets its guest do beyond using the space.
 *
 * @param mayInvite whether it may invite others, to no more than it has
 * @param manager whether it manages the space
 */
public record Powers(boolean mayInvite, boolean manager) {

    public static final Powers NONE = new Powers(false, false);
}
