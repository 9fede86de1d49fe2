package io.github.keycloakguests.keycloak.space;

import io.github.keycloakguests.keycloak.settings.RealmSettings;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.HostZones;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceEntry;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.SpaceName;
import io.github.keycloakguests.space.SpaceRegister;
import io.github.keycloakguests.space.SpaceSettings;
import io.github.keycloakguests.space.Spaces;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/**
 * The spaces of a realm: its hosts, which are its organizations or, where these are off, the realm itself; and the parts
 * of hosts that are registered. What the register says of a space goes before what Keycloak says.
 */
public final class KeycloakSpaces implements Spaces {

    private static final int MOST = 1000;

    private final RealmModel realm;
    private final RealmOrganizations organizations;
    private final HostGroups groups;
    private final SpaceRegister register;
    private final HostZones zones;
    private final Supplier<String> origin;

    /** @param origin the public address of the server, asked for when a host names no home */
    public KeycloakSpaces(KeycloakSession session, RealmModel realm, SpaceRegister register, Supplier<String> origin) {
        this.realm = realm;
        this.organizations = new RealmOrganizations(session, realm);
        this.groups = new HostGroups(session, realm);
        this.register = register;
        this.zones = new HostZones(register, new RealmSettings(realm).timeZone());
        this.origin = origin;
    }

    @Override
    public Optional<Space> find(SpaceId id) {
        Optional<SpaceEntry> entry = register.find(id);
        Optional<HostId> partOf =
                entry.map(SpaceEntry::host).filter(it -> !it.wholeSpace().equals(id));
        if (partOf.isEmpty()) {
            return host(id.value()).map(it -> whole(it, entry));
        }
        return host(partOf.get().value())
                .map(it -> whole(it, register.find(partOf.get().wholeSpace())))
                .flatMap(it -> part(it, entry.get()));
    }

    @Override
    public List<Space> all() {
        Map<HostId, List<SpaceEntry>> entries =
                register.all().stream().collect(Collectors.groupingBy(SpaceEntry::host));
        Stream<Host> hosts =
                organizations.areHosts() ? organizations.first(MOST).stream().map(this::of) : Stream.of(ofRealm());
        return hosts.map(it -> with(it, entries.getOrDefault(it.id(), List.of())))
                .sorted(Comparator.comparing(it -> it.getFirst().name()))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Space> of(HostId host) {
        return host(host.value()).map(it -> with(it, register.of(host))).orElseGet(List::of);
    }

    @Override
    public Optional<SpaceName> named(SpaceId id, HostId host) {
        Optional<SpaceName> whole = organizations.areHosts()
                ? organizations.find(host).map(it -> new SpaceName(it.getName(), it.getAlias()))
                : Optional.of(new SpaceName(realm.getName(), null))
                        .filter(it -> host.value().equals(realm.getId()));
        return id.equals(host.wholeSpace())
                ? whole
                : whole.flatMap(it -> groups.find(host, id).map(group -> new SpaceName(group.getName(), it.alias())));
    }

    /** The host as a whole, then its parts by name. */
    private List<Space> with(Host host, List<SpaceEntry> entries) {
        SpaceId id = host.id().wholeSpace();
        Space whole =
                whole(host, entries.stream().filter(it -> it.id().equals(id)).findFirst());
        Stream<Space> parts = entries.stream()
                .filter(it -> !it.id().equals(id))
                .flatMap(it -> part(whole, it).stream())
                .sorted(Comparator.comparing(Space::name));
        return Stream.concat(Stream.of(whole), parts).toList();
    }

    private Space whole(Host host, Optional<SpaceEntry> entry) {
        SpaceSettings settings = entry.map(SpaceEntry::settings).orElse(SpaceSettings.NONE);
        return new Space(
                host.id().wholeSpace(),
                host.id(),
                Objects.requireNonNullElse(settings.displayName(), host.name()),
                host.alias(),
                Objects.requireNonNullElse(settings.home(), host.home()),
                host.open(),
                zones.of(entry),
                settings);
    }

    private Optional<Space> part(Space whole, SpaceEntry entry) {
        SpaceSettings settings = entry.settings();
        return groups.find(whole.host(), entry.id())
                .map(it -> new Space(
                        entry.id(),
                        whole.host(),
                        Objects.requireNonNullElseGet(settings.displayName(), it::getName),
                        whole.alias(),
                        Objects.requireNonNullElse(settings.home(), whole.home()),
                        whole.open(),
                        whole.zone(),
                        settings));
    }

    private Optional<Host> host(String id) {
        return organizations.areHosts()
                ? organizations.find(id).map(this::of)
                : Optional.of(ofRealm()).filter(it -> it.id().value().equals(id));
    }

    private Host of(OrganizationModel organization) {
        return new Host(
                new HostId(HostId.Kind.ORGANIZATION, organization.getId()),
                organization.getName(),
                organization.getAlias(),
                Optional.ofNullable(organization.getRedirectUrl())
                        .flatMap(HomeUrl::parse)
                        .orElseGet(this::accountConsole),
                organization.isEnabled());
    }

    private Host ofRealm() {
        String name = realm.getDisplayName();
        return new Host(
                new HostId(HostId.Kind.REALM, realm.getId()),
                name == null || name.isBlank() ? realm.getName() : name,
                null,
                new RealmSettings(realm).home().orElseGet(this::accountConsole),
                realm.isEnabled());
    }

    private HomeUrl accountConsole() {
        return new HomeUrl(UriBuilder.fromUri(origin.get())
                .path("realms/{realm}/account/")
                .build(realm.getName())
                .toString());
    }

    /** A host as Keycloak knows it. */
    private record Host(HostId id, String name, @Nullable String alias, HomeUrl home, boolean open) {}
}
