package io.github.keycloakguests.fence;

import java.util.Set;

/**
 * How far the guests of one type get.
 *
 * @param clients the client IDs at which they log in, unless the application itself says whose guests it takes
 * @param grants the OAuth 2.0 grant types by which they get tokens, beyond authorization code and refresh, which all may use;
 *     {@code offline_access} for tokens that outlast the session
 */
public record Fence(Selection clients, Selection grants) {

    /** Every application, and no way to tokens but the usual one. */
    public static final Fence DEFAULT = new Fence(Selection.ANY, Selection.NONE);

    private static final Set<String> USUAL = Set.of("authorization_code", "refresh_token");

    /** Whether it is open to guests of that type at that application. */
    boolean reaches(String type, Approach approach) {
        return approach.takes().map(it -> it.has(type)).orElseGet(() -> clients.has(approach.client()));
    }

    /** Whether it is open to that way of coming in. */
    boolean takes(Approach approach) {
        return approach.grants().stream().allMatch(it -> USUAL.contains(it) || grants.has(it));
    }
}
