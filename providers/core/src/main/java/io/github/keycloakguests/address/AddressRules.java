package io.github.keycloakguests.address;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.DomainLists;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a guest may give itself another address. */
public final class AddressRules {

    private final AddressPolicies types;
    private final DomainLists domains;

    public AddressRules(AddressPolicies types, DomainLists domains) {
        this.types = types;
        this.domains = domains;
    }

    /** Why it may not. */
    public enum Objection {
        /** One of its types does not offer it. */
        NOT_OFFERED,
        /** Somewhere it is a guest, guests of that domain are not taken. */
        DOMAIN
    }

    /** Empty when it may. Where nothing lets the guest in, what it had counts; members are nobody's to ask. */
    public Optional<Objection> objection(Standing standing, EmailAddress to, Instant now) {
        if (standing.member()) {
            return Optional.empty();
        }
        List<Grant> live = standing.liveAt(now);
        List<Grant> counted = live.isEmpty() ? standing.grants() : live;
        if (!counted.stream().allMatch(it -> types.changeable(it.charter().type()))) {
            return Optional.of(Objection.NOT_OFFERED);
        }
        return counted.stream().allMatch(it -> domains.permit(it.access().host(), to))
                ? Optional.empty()
                : Optional.of(Objection.DOMAIN);
    }
}
