package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.activity.ActivityListener;
import io.github.keycloakguests.keycloak.activity.RecentVisits;
import io.github.keycloakguests.keycloak.activity.VisitRun;
import io.github.keycloakguests.keycloak.background.BackgroundWorker;
import io.github.keycloakguests.keycloak.clock.ServerClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Listens in every realm for what guests do, and has it written down in the background. */
public final class ActivityListenerFactory implements EventListenerProviderFactory {

    private static final String ID = "guests-activity";

    private static final String INTERVAL = "interval";
    private static final String INTERVAL_DEFAULT = "PT30S";

    private final RecentVisits visits = new RecentVisits();
    private Duration interval = Duration.parse(INTERVAL_DEFAULT);
    private @Nullable BackgroundWorker worker;

    @Override
    public String getId() {
        return ID;
    }

    /** Realms need not name it among their listeners. */
    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new ActivityListener(
                session, GuestsGraph::of, visits, Objects.requireNonNull(worker, "started with the server"));
    }

    @Override
    public void init(Config.Scope config) {
        interval = Duration.parse(config.get(INTERVAL, INTERVAL_DEFAULT));
    }

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        VisitRun writing = new VisitRun(visits, sessions, GuestsGraph::attendance, new ServerClock());
        BackgroundWorker own = new BackgroundWorker("guests-activity", sessions, writing::run);
        worker = own;
        sessions.register(event -> {
            if (event instanceof PostMigrationEvent) {
                own.start(interval);
            }
        });
    }

    @Override
    public void close() {}

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(INTERVAL)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("How often to write down when guests were last here: an ISO 8601 duration.")
                .defaultValue(INTERVAL_DEFAULT)
                .add()
                .build();
    }
}
