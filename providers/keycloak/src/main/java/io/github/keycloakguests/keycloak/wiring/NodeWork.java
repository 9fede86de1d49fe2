package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.clock.ServerClock;
import io.github.keycloakguests.keycloak.metrics.BacklogGauges;
import io.github.keycloakguests.keycloak.notice.DigestRun;
import io.github.keycloakguests.keycloak.notification.OutboxRun;
import io.github.keycloakguests.keycloak.reconcile.ReconcileRun;
import io.github.keycloakguests.keycloak.sweep.SweepRun;
import io.github.keycloakguests.notification.MailLane;
import org.keycloak.models.KeycloakSessionFactory;

/** The kinds of work that every node does in the background, and the server options that say how often it looks for them. */
enum NodeWork {
    OUTBOX("guests-outbox", "outbox-interval", "How often to look for mails that are due again") {
        @Override
        Runnable in(KeycloakSessionFactory sessions) {
            return new OutboxRun(MailLane.LETTERS, sessions, GuestsGraph::mail, new ServerClock())::run;
        }
    },
    CODES("guests-codes", "code-interval", "How often to look for mails with codes that are due again") {
        @Override
        Runnable in(KeycloakSessionFactory sessions) {
            return new OutboxRun(MailLane.CODES, sessions, GuestsGraph::mail, new ServerClock())::run;
        }
    },
    SWEEP("guests-sweep", "sweep-interval", "How often to carry out what time has decided about guests") {
        @Override
        Runnable in(KeycloakSessionFactory sessions) {
            return new SweepRun(sessions, GuestsGraph::sweep, new ServerClock())::run;
        }
    },
    DIGESTS("guests-digests", "digest-interval", "How often to look for digests that are due") {
        @Override
        Runnable in(KeycloakSessionFactory sessions) {
            return new DigestRun(sessions, GuestsGraph::digests, new ServerClock())::run;
        }
    },
    RECONCILE("guests-reconcile", "reconcile-interval", "How often to compare guests with what Keycloak has") {
        @Override
        Runnable in(KeycloakSessionFactory sessions) {
            return new ReconcileRun(sessions, GuestsGraph::reconciliation)::run;
        }

        @Override
        String usualInterval() {
            return "PT6H";
        }
    },
    METERS("guests-meters", "meters-interval", "How often to count what waits, for the server's metrics") {
        @Override
        Runnable in(KeycloakSessionFactory sessions) {
            BacklogGauges gauges = new BacklogGauges(sessions, new ServerClock());
            gauges.register();
            return gauges::look;
        }
    };

    private final String worker;
    private final String option;
    private final String help;

    NodeWork(String worker, String option, String help) {
        this.worker = worker;
        this.option = option;
        this.help = help;
    }

    /** One pass of it. */
    abstract Runnable in(KeycloakSessionFactory sessions);

    /** An ISO 8601 duration. */
    String usualInterval() {
        return "PT30S";
    }

    /** What sends the mails of that lane. */
    static NodeWork sending(MailLane lane) {
        return switch (lane) {
            case CODES -> CODES;
            case LETTERS -> OUTBOX;
        };
    }

    /** The name of its worker. */
    String worker() {
        return worker;
    }

    String option() {
        return option;
    }

    String help() {
        return help + ": an ISO 8601 duration.";
    }
}
