package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.background.BackgroundWorker;
import io.github.keycloakguests.keycloak.following.Deletions;
import io.github.keycloakguests.keycloak.following.MemberMoves;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.rest.GuestsResource;
import io.github.keycloakguests.keycloak.signup.SignUpDesk;
import io.github.keycloakguests.notification.MailLane;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@code /realms/{realm}/guests}, and starts what runs in the background. */
public final class GuestsResourceProviderFactory implements RealmResourceProviderFactory {

    static final String ID = "guests";

    private final Map<NodeWork, Duration> intervals = new EnumMap<>(NodeWork.class);
    private final Map<NodeWork, BackgroundWorker> workers = new EnumMap<>(NodeWork.class);

    /** The worker of this node that sends the mails of that lane. */
    static BackgroundWorker sender(KeycloakSession session, MailLane lane) {
        GuestsResourceProviderFactory factory = (GuestsResourceProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, ID);
        return Objects.requireNonNull(factory.workers.get(NodeWork.sending(lane)), "started with the server");
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new GuestsResourceProvider(session);
    }

    @Override
    public void init(Config.Scope config) {
        for (NodeWork work : NodeWork.values()) {
            intervals.put(work, Duration.parse(config.get(work.option(), work.usualInterval())));
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        for (NodeWork work : NodeWork.values()) {
            workers.put(work, new BackgroundWorker(work.worker(), sessions, work.in(sessions)));
        }
        sessions.register(new Deletions(GuestsGraph::of, GuestsGraph::purge));
        sessions.register(new MemberMoves(GuestsGraph::of));
        sessions.register(event -> {
            if (event instanceof PostMigrationEvent) {
                intervals.forEach((work, interval) ->
                        Objects.requireNonNull(workers.get(work)).start(interval));
            }
        });
    }

    @Override
    public void close() {}

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        ProviderConfigurationBuilder options = ProviderConfigurationBuilder.create();
        for (NodeWork work : NodeWork.values()) {
            options.property()
                    .name(work.option())
                    .type(ProviderConfigProperty.STRING_TYPE)
                    .helpText(work.help())
                    .defaultValue(work.usualInterval())
                    .add();
        }
        return options.build();
    }

    private record GuestsResourceProvider(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            RealmModel realm = session.getContext().getRealm();
            RealmPorts ports = GuestsGraph.of(session, realm);
            return new GuestsResource(session, realm, ports, new SignUpDesk(session, realm, ports));
        }

        @Override
        public void close() {}
    }
}
