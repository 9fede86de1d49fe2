package io.github.keycloakguests.demo;

import io.github.keycloakguests.demo.app.Application;
import io.github.keycloakguests.demo.app.RealmAddresses;
import io.github.keycloakguests.demo.mail.MailCatcher;
import io.github.keycloakguests.demo.mail.MailPages;
import io.github.keycloakguests.demo.part.DemoFailure;
import io.github.keycloakguests.demo.server.Administration;
import io.github.keycloakguests.demo.server.Distribution;
import io.github.keycloakguests.demo.server.KeycloakServer;
import io.github.keycloakguests.demo.web.LocalSite;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts a Keycloak with guests, a mail catcher and an application, and waits to be stopped. */
public final class Demo {
    private static final String REALM = "demo";

    private final DemoSettings settings;
    private final PrintStream out;
    private final Running running = new Running();

    private Demo(DemoSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new Demo(DemoSettings.of(System.getProperties()), out).run();
        } catch (DemoFailure e) {
            out.println("\n" + e.getMessage() + "\n");
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        new FreePorts(settings.ports()).check();
        DemoRealm realm = DemoRealm.read(settings.realm());
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        ProcessHandle.current().parent().ifPresent(Demo::endWith);

        URI keycloak = URI.create("http://localhost:" + settings.port(DemoSettings.KEYCLOAK_PORT));
        URI application = URI.create("http://localhost:" + settings.port(DemoSettings.APP_PORT));
        MailCatcher catcher = running.add(MailCatcher.open(settings.port(DemoSettings.SMTP_PORT)));
        LocalSite mails = running.add(MailPages.open(settings.port(DemoSettings.MAIL_PORT), catcher));
        running.add(Application.open(
                settings.port(DemoSettings.APP_PORT),
                new RealmAddresses(keycloak.resolve("/realms/" + REALM), application)));
        KeycloakServer server = running.add(server(application));
        server.awaitReady();

        prepare(keycloak, realm);
        out.println(new Guide(keycloak, application, mails.address(), realm.organization("acme")).text());
        server.awaitEnd();
        if (!running.closed()) {
            throw new DemoFailure("Keycloak stopped by itself. Its log: " + log());
        }
    }

    /** Whoever stops Maven means us, and Maven does not tell. */
    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            parent.onExit().join();
            System.exit(0);
        });
    }

    private KeycloakServer server(URI application) throws IOException {
        Path directory = Files.createDirectories(settings.directory().resolve("keycloak"));
        out.println("Unpacking Keycloak ...");
        Distribution distribution = Distribution.unpacked(settings.distribution(), directory);
        distribution.install(settings.providers());
        distribution.importRealm(settings.realm());
        out.println("Starting Keycloak, a minute or so the first time (log: " + log() + ") ...");
        return KeycloakServer.start(
                distribution,
                settings.port(DemoSettings.KEYCLOAK_PORT),
                settings.port(DemoSettings.MANAGEMENT_PORT),
                Map.of(
                        "DEMO_SMTP_HOST",
                        "127.0.0.1",
                        "DEMO_SMTP_PORT",
                        String.valueOf(settings.port(DemoSettings.SMTP_PORT)),
                        "DEMO_APP_URL",
                        application.toString(),
                        "DEMO_HOME_URL",
                        application + "/start"),
                log());
    }

    private void prepare(URI keycloak, DemoRealm realm) throws IOException, InterruptedException {
        Administration administration = Administration.of(keycloak, REALM);
        expectSuccess("Setting up the realm's own clients", administration.applySetup());
        expectSuccess(
                "Making alice manager of Acme",
                administration.makeManager(realm.organization("acme"), realm.user("alice")));
        expectSuccess(
                "Making gina manager of Globex",
                administration.makeManager(realm.organization("globex"), realm.user("gina")));
    }

    private void expectSuccess(String what, int status) {
        if (status / 100 != 2) {
            out.println(
                    "%s: Keycloak answered HTTP %d. The demo goes on without. Log: %s".formatted(what, status, log()));
        }
    }

    private Path log() {
        return settings.directory().resolve("keycloak.log");
    }
}
