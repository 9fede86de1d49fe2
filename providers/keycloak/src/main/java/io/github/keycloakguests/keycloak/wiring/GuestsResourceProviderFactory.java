package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.background.BackgroundWorker;
import io.github.keycloakguests.keycloak.clock.ServerClock;
import io.github.keycloakguests.keycloak.following.Deletions;
import io.github.keycloakguests.keycloak.following.MemberMoves;
import io.github.keycloakguests.keycloak.notice.DigestRun;
import io.github.keycloakguests.keycloak.notification.OutboxRun;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.rest.GuestsResource;
import io.github.keycloakguests.keycloak.signup.SignUpDesk;
import io.github.keycloakguests.keycloak.sweep.SweepRun;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    private static final String OUTBOX_INTERVAL = "outbox-interval";
    private static final String OUTBOX_INTERVAL_DEFAULT = "PT30S";

    private static final String SWEEP_INTERVAL = "sweep-interval";
    private static final String SWEEP_INTERVAL_DEFAULT = "PT30S";

    private static final String DIGEST_INTERVAL = "digest-interval";
    private static final String DIGEST_INTERVAL_DEFAULT = "PT30S";

    private Duration outboxInterval = Duration.parse(OUTBOX_INTERVAL_DEFAULT);
    private Duration digestInterval = Duration.parse(DIGEST_INTERVAL_DEFAULT);
    private Duration sweepInterval = Duration.parse(SWEEP_INTERVAL_DEFAULT);
    private @Nullable BackgroundWorker outbox;

    /** The worker of this node that sends mails. */
    static BackgroundWorker outbox(KeycloakSession session) {
        GuestsResourceProviderFactory factory = (GuestsResourceProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, ID);
        return Objects.requireNonNull(factory.outbox, "started with the server");
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
        outboxInterval = Duration.parse(config.get(OUTBOX_INTERVAL, OUTBOX_INTERVAL_DEFAULT));
        digestInterval = Duration.parse(config.get(DIGEST_INTERVAL, DIGEST_INTERVAL_DEFAULT));
        sweepInterval = Duration.parse(config.get(SWEEP_INTERVAL, SWEEP_INTERVAL_DEFAULT));
    }

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        OutboxRun sending = new OutboxRun(sessions, GuestsGraph::mail, new ServerClock());
        BackgroundWorker worker = new BackgroundWorker("guests-outbox", sessions, sending::run);
        outbox = worker;
        SweepRun sweeping = new SweepRun(sessions, GuestsGraph::sweep, new ServerClock());
        BackgroundWorker sweeper = new BackgroundWorker("guests-sweep", sessions, sweeping::run);
        DigestRun gathering = new DigestRun(sessions, GuestsGraph::digests, new ServerClock());
        BackgroundWorker gatherer = new BackgroundWorker("guests-digests", sessions, gathering::run);
        sessions.register(new Deletions(GuestsGraph::of, GuestsGraph::purge));
        sessions.register(new MemberMoves(GuestsGraph::of));
        sessions.register(event -> {
            if (event instanceof PostMigrationEvent) {
                worker.start(outboxInterval);
                sweeper.start(sweepInterval);
                gatherer.start(digestInterval);
            }
        });
    }

    @Override
    public void close() {}

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(OUTBOX_INTERVAL)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("How often to look for mails that are due again: an ISO 8601 duration.")
                .defaultValue(OUTBOX_INTERVAL_DEFAULT)
                .add()
                .property()
                .name(SWEEP_INTERVAL)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("How often to carry out what time has decided about guests: an ISO 8601 duration.")
                .defaultValue(SWEEP_INTERVAL_DEFAULT)
                .add()
                .property()
                .name(DIGEST_INTERVAL)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("How often to look for digests that are due: an ISO 8601 duration.")
                .defaultValue(DIGEST_INTERVAL_DEFAULT)
                .add()
                .build();
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
