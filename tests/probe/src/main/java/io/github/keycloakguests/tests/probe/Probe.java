package io.github.keycloakguests.tests.probe;

import jakarta.ws.rs.Path;
import org.hibernate.SessionFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.timer.TimerProvider;

/** The instruments that the probe offers. */
public final class Probe implements RealmResourceProvider {

    private final KeycloakSession session;

    Probe(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Path("clock")
    public ClockResource clock() {
        return new ClockResource();
    }

    @Path("statements")
    public StatementsResource statements() {
        return new StatementsResource(session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .getEntityManagerFactory()
                .unwrap(SessionFactory.class)
                .getStatistics());
    }

    @Path("remembered")
    public RememberedResource remembered() {
        return new RememberedResource(session);
    }

    @Path("background")
    public BackgroundResource background() {
        return new BackgroundResource(
                session.getProvider(TimerProvider.class), session.getProvider(ExecutorsProvider.class));
    }

    @Path("sql")
    public SqlResource sql() {
        return new SqlResource(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    @Path("tables")
    public TablesResource tables() {
        return new TablesResource(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    @Override
    public void close() {
        // holds nothing but the session, which its owner closes
    }
}
