package io.github.keycloakguests.space;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where guests land: an absolute http or https address without user part, at most 500 characters; {@code javascript:}
 * and all else is refused.
 */
public record HomeUrl(String value) {

    public static final int LONGEST = 500;

    public HomeUrl {
        if (!acceptable(value)) {
            throw new IllegalArgumentException("not a home URL");
        }
    }

    /** Reads what somebody typed. */
    public static Optional<HomeUrl> parse(String typed) {
        return acceptable(typed.strip()) ? Optional.of(new HomeUrl(typed.strip())) : Optional.empty();
    }

    /** Whether the other address belongs to the same site: same scheme, host and port (the origin of RFC 6454 §4). */
    public boolean sameSiteAs(HomeUrl other) {
        return origin().equals(other.origin());
    }

    private String origin() {
        URI uri = URI.create(value);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static boolean acceptable(String typed) {
        if (typed.length() > LONGEST || typed.indexOf('\\') >= 0) {
            return false;
        }
        try {
            URI uri = new URI(typed);
            return uri.getScheme() != null
                    && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException notAnAddress) {
            // What cannot be read is not acceptable; there is nothing to report beyond that.
            return false;
        }
    }
}
