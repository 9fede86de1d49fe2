package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.email.DomainRules;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.DomainLists;
import io.github.keycloakguests.space.HostId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** The lists among the attributes of a realm and of its organizations, which Keycloak has in memory once they are asked for. */
public final class KeycloakDomainLists implements DomainLists {

    private final KeycloakSession session;
    private final RealmSettings settings;
    private final Map<HostId, DomainRules> known = new HashMap<>();

    public KeycloakDomainLists(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.settings = new RealmSettings(realm);
    }

    @Override
    public boolean permit(HostId host, EmailAddress address) {
        return settings.domains().permits(address)
                && known.computeIfAbsent(host, this::of).permits(address);
    }

    private DomainRules of(HostId host) {
        return host.kind() == HostId.Kind.REALM
                ? DomainRules.NONE
                : Optional.ofNullable(
                                session.getProvider(OrganizationProvider.class).getById(host.value()))
                        .map(KeycloakDomainLists::of)
                        .orElse(DomainRules.NONE);
    }

    private static DomainRules of(OrganizationModel organization) {
        Map<String, List<String>> attributes = organization.getAttributes();
        return attributes == null
                ? DomainRules.NONE
                : DomainRules.parse(
                        listed(attributes, RealmSettings.ALLOWED_DOMAINS),
                        listed(attributes, RealmSettings.DENIED_DOMAINS));
    }

    /** An attribute of an organization may have several values. */
    private static String listed(Map<String, List<String>> attributes, String key) {
        return String.join(" ", attributes.getOrDefault(key, List.of()));
    }
}
