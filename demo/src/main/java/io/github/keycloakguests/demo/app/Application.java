package io.github.keycloakguests.demo.app;

import io.github.keycloakguests.demo.web.Answer;
import io.github.keycloakguests.demo.web.LocalSite;
import io.github.keycloakguests.demo.web.Pages;
import io.github.keycloakguests.demo.web.Visit;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** The OpenID Connect client that guests and members come to. */
public final class Application implements Pages {
    private static final String ATTEMPT = "demo-app-login";
    private static final String SESSION = "demo-app-session";

    private final InstantSource clock;
    private final RealmAddresses addresses;
    private final LoginAttempts attempts;
    private final Sessions sessions = new Sessions();
    private final TokenEndpoint tokenEndpoint;
    private final IdTokens idTokens;
    private final ApplicationPages pages;

    private Application(RealmAddresses addresses, InstantSource clock) {
        this.clock = clock;
        this.addresses = addresses;
        this.attempts = new LoginAttempts(clock);
        this.tokenEndpoint = new TokenEndpoint(addresses);
        this.idTokens = IdTokens.of(addresses);
        this.pages = new ApplicationPages(new Wording(ZoneId.systemDefault()), addresses.account());
    }

    public static LocalSite open(int port, RealmAddresses addresses) throws IOException {
        URI keycloak = addresses.issuer().resolve("/");
        return LocalSite.open(port, keycloak.toString(), new Application(addresses, InstantSource.system()));
    }

    @Override
    public Answer answer(Visit visit) throws IOException, InterruptedException {
        return switch (visit.method() + " " + visit.path()) {
            case "GET /" -> home(visit);
            case "GET /start" -> start();
            case "GET /callback" -> callback(visit);
            case "POST /logout" -> logout(visit);
            default -> Answer.notFound();
        };
    }

    private Answer home(Visit visit) {
        return Answer.page(visit.cookie(SESSION)
                .flatMap(sessions::find)
                .map(session -> pages.home(session, clock.instant()))
                .orElseGet(pages::welcome));
    }

    /** Asks Keycloak at once, whoever was here before: with a single sign-on session nobody sees a login page. */
    private Answer start() {
        LoginAttempt attempt = attempts.begin();
        return Answer.redirect(addresses.login(attempt)).withCookie(ATTEMPT, attempt.state());
    }

    private Answer callback(Visit visit) throws IOException, InterruptedException {
        Optional<LoginAttempt> attempt = attempts.end(
                visit.query().getOrDefault("state", ""), visit.cookies().getOrDefault(ATTEMPT, ""));
        if (attempt.isEmpty()) {
            return refusal("This login is too old, or was begun in another window.");
        }
        Optional<String> code = visit.parameter("code");
        if (code.isEmpty()) {
            return refusal("Keycloak says: "
                    + visit.parameter("error_description")
                            .or(() -> visit.parameter("error"))
                            .orElse("nothing"));
        }
        return session(code.get(), attempt.get())
                .map(session -> Answer.redirect(URI.create(addresses.application() + "/"))
                        .withoutCookie(ATTEMPT)
                        .withCookie(SESSION, sessions.open(session)))
                .orElseGet(() -> refusal("Keycloak's answer could not be verified."));
    }

    private Optional<Session> session(String code, LoginAttempt attempt) throws IOException, InterruptedException {
        Optional<String> idToken = tokenEndpoint.redeem(code, attempt);
        if (idToken.isEmpty()) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> claims = idTokens.claimsOf(idToken.get(), attempt);
        return claims.map(genuine -> new Session(idToken.get(), genuine));
    }

    private Answer logout(Visit visit) {
        return visit.cookie(SESSION)
                .flatMap(sessions::close)
                .map(session -> addresses.logout(session.idToken()))
                .map(Answer::redirect)
                .orElseGet(() -> Answer.redirect(URI.create(addresses.application() + "/")))
                .withoutCookie(SESSION);
    }

    private Answer refusal(String why) {
        return Answer.page(400, pages.notLoggedIn(why)).withoutCookie(ATTEMPT);
    }
}
