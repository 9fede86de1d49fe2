package io.github.keycloakguests.keycloak.activity;

import io.github.keycloakguests.guest.Attendance;
import io.github.keycloakguests.keycloak.background.RealmJobs;
import io.github.keycloakguests.keycloak.metrics.WorkCounters;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** One pass that writes down what guests did lately on this node. */
public final class VisitRun {

    private static final Logger LOG = Logger.getLogger(VisitRun.class);

    private final RecentVisits visits;
    private final RealmJobs realms;
    private final BiFunction<KeycloakSession, RealmModel, Attendance> attendance;
    private final Clock clock;

    public VisitRun(
            RecentVisits visits,
            KeycloakSessionFactory sessions,
            BiFunction<KeycloakSession, RealmModel, Attendance> attendance,
            Clock clock) {
        this.visits = visits;
        this.realms = new RealmJobs(sessions);
        this.attendance = attendance;
        this.clock = clock;
    }

    public void run() {
        Map<String, List<RecentVisits.Pending>> due =
                visits.due(clock.instant()).stream().collect(Collectors.groupingBy(RecentVisits.Pending::realmId));
        due.forEach(this::runIn);
    }

    /** The named boundary where everything is caught: one realm's trouble is not another's. */
    private void runIn(String realmId, List<RecentVisits.Pending> due) {
        try {
            due.forEach(this::write);
        } catch (RuntimeException trouble) {
            WorkCounters.failure("activity");
            LOG.errorf(trouble, "visits of guests of realm %s could not be noted now and will be tried again", realmId);
        }
    }

    /**
     * Row by row in transactions of their own: whoever changes grants holds rows of stays and grants in an order that is
     * not ours, and must never wait for us crosswise.
     */
    private void write(RecentVisits.Pending pending) {
        Attendance.Noting noting = in(
                pending.realmId(), it -> it.note(pending.visit(), clock.instant()), new Attendance.Noting.Needless());
        if (noting instanceof Attendance.Noting.Written) {
            pending.visit()
                    .grants()
                    .forEach((grant, seen) -> in(
                            pending.realmId(),
                            it -> {
                                it.note(grant, seen);
                                return true;
                            },
                            false));
        }
        visits.settle(pending, noting, clock.instant());
    }

    /** A realm that was deleted meanwhile has nobody left to note anything of. */
    private <T> T in(String realmId, Function<Attendance, T> work, T otherwise) {
        return realms.in(realmId, otherwise, (session, realm) -> work.apply(attendance.apply(session, realm)));
    }
}
