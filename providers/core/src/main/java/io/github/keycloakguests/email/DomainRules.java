package io.github.keycloakguests.email;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of which domains addresses may be. A domain stands for its subdomains as well, however it is written (IDNA 2003).
 *
 * @param restricted whether only the allowed ones may
 * @param denied those that may not, whatever is allowed
 */
public record DomainRules(boolean restricted, Set<String> allowed, Set<String> denied) {

    public static final DomainRules NONE = new DomainRules(false, Set.of(), Set.of());

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public DomainRules {
        allowed = Set.copyOf(allowed);
        denied = Set.copyOf(denied);
    }

    /**
     * Reads lists with commas, semicolons or blanks between the domains, each with or without {@code @} or {@code *.} before
     * it. What is no domain is passed over; a list of allowed ones of which nothing is left allows nobody.
     */
    public static DomainRules parse(String allow, String deny) {
        return new DomainRules(!allow.isBlank(), domains(allow), domains(deny));
    }

    /** Whether an address may be of its domain. */
    public boolean permits(EmailAddress address) {
        if (!restricted && denied.isEmpty()) {
            return true;
        }
        String value = address.value();
        return ascii(value.substring(value.lastIndexOf('@') + 1))
                .filter(it -> !covers(denied, it))
                .filter(it -> !restricted || covers(allowed, it))
                .isPresent();
    }

    private static boolean covers(Set<String> listed, String domain) {
        return listed.stream().anyMatch(it -> domain.equals(it) || domain.endsWith("." + it));
    }

    private static Set<String> domains(String text) {
        return SEPARATORS
                .splitAsStream(text)
                .map(it -> it.replaceFirst("^(?:@|\\*\\.|\\.)", ""))
                .flatMap(it -> ascii(it).stream())
                .collect(Collectors.toSet());
    }

    /** Empty when it is no domain. */
    private static Optional<String> ascii(String domain) {
        try {
            return Stream.of(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT))
                    .filter(it -> DOMAIN.matcher(it).matches())
                    .findFirst();
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
