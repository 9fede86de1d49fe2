package io.github.keycloakguests.keycloak.otp;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.background.RealmJobs;
import io.github.keycloakguests.keycloak.guest.PermittedGuest;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.otp.CheckCode;
import io.github.keycloakguests.otp.CodeDemand;
import io.github.keycloakguests.otp.CodeLimits;
import io.github.keycloakguests.otp.CodeOutlook;
import io.github.keycloakguests.otp.CodePolicy;
import io.github.keycloakguests.otp.SendCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The code that a login owes, bound to one tab of one browser. Mailing and looking happen in transactions of their own:
 * what becomes of the login takes nothing back of what was counted. The notes of a login are read with helpers of
 * Keycloak's services (26.7).
 */
public final class LoginCode {

    /** Set by what begins a login with a mail: the mailbox was shown to be the user's just now. */
    private static final String MAILBOX_SHOWN = "guest.mailbox-shown";

    /** In a login, whose code was right. */
    private static final String PASSED = "guest.code-passed";

    /** In a session, that its login owed no code any more. */
    private static final String SETTLED = "guest.code-settled";

    /** What somebody sets up for itself, and is stronger than a mailbox. */
    private static final Set<String> STRONGER = Set.of(
            OTPCredentialModel.TYPE,
            RecoveryAuthnCodesCredentialModel.TYPE,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final BiFunction<KeycloakSession, RealmModel, RealmPorts> graph;
    private final RealmPorts ports;
    private final RememberedBrowser browser;

    public LoginCode(KeycloakSession session, BiFunction<KeycloakSession, RealmModel, RealmPorts> graph) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.graph = graph;
        this.ports = graph.apply(session, realm);
        this.browser = new RememberedBrowser(session, realm);
    }

    /** To be told of a login that began with a mail to its user. */
    public static void mailboxShown(AuthenticationSessionModel login, UserModel user) {
        login.setAuthNote(MAILBOX_SHOWN, user.getId());
    }

    /** Whether the login owes a code; asks no database of members, nor of guests who are remembered. */
    boolean owed(AuthenticationSessionModel login, UserModel user) {
        Optional<CodePolicy> policy = policy(user);
        if (policy.isEmpty()) {
            return false;
        }
        boolean owed = CodeDemand.asks(policy.get(), user.getId().equals(login.getAuthNote(MAILBOX_SHOWN)))
                && !settled(login, user)
                && !remembered(policy.get(), user);
        if (!owed) {
            login.setUserSessionNote(SETTLED, "true");
        }
        return owed;
    }

    /** Has a code mailed. */
    SendCode.Outcome send(AuthenticationSessionModel login, UserModel user) {
        CodePolicy policy = policy(user).orElse(CodePolicy.DEFAULT);
        SendCode.Request request = new SendCode.Request(id(user), key(login), address(user), ports.origin());
        return inOwnTransaction(ours -> ours.sendingCode().send(request, policy));
    }

    /** Looks at what was typed; when it is right, the login owes nothing any more. */
    CheckCode.Verdict check(AuthenticationSessionModel login, UserModel user, String typed) {
        CheckCode.Verdict verdict = inOwnTransaction(ours -> ours.checkingCode().check(id(user), key(login), typed));
        if (verdict instanceof CheckCode.Verdict.Right) {
            login.setAuthNote(PASSED, user.getId());
            login.setUserSessionNote(SETTLED, "true");
        }
        return verdict;
    }

    /** Asks for no code in this browser for a while, once one was right, if that is allowed to the user. */
    void remember(UserModel user) {
        long days = daysOfMemory(user);
        if (days > 0) {
            browser.remember(user, ports.clock().instant(), Duration.ofDays(days));
        }
    }

    CodeOutlook outlook(AuthenticationSessionModel login, UserModel user) {
        return ports.codes()
                .of(id(user))
                .outlook(key(login), CodeLimits.DEFAULT, ports.clock().instant());
    }

    /** How many digits its code has. */
    int digits(UserModel user) {
        return policy(user).orElse(CodePolicy.DEFAULT).digits();
    }

    /** For how many days the browser would be remembered; 0, not at all. */
    long daysOfMemory(UserModel user) {
        return policy(user).map(CodePolicy::daysOfMemory).orElse(0L);
    }

    /** Where codes go. */
    EmailAddress address(UserModel user) {
        return ports.standings()
                .of(user)
                .flatMap(it -> new PermittedGuest(user, it).address())
                .orElseThrow(() -> new IllegalStateException("a guest has an address"));
    }

    /** Empty for members: nothing is asked of them. */
    private Optional<CodePolicy> policy(UserModel user) {
        return ports.standings()
                .of(user)
                .filter(it -> !it.member())
                .map(it -> new CodeDemand(ports.codePolicies())
                        .of(it, ports.clock().instant()));
    }

    private boolean settled(AuthenticationSessionModel login, UserModel user) {
        return user.getId().equals(login.getAuthNote(PASSED))
                || AuthenticatorUtil.getAuthnCredentials(login).stream().anyMatch(STRONGER::contains)
                || (AuthenticatorUtil.isSSOAuthentication(login) && settledBefore(login));
    }

    private boolean remembered(CodePolicy policy, UserModel user) {
        Instant now = ports.clock().instant();
        return policy.daysOfMemory() > 0
                && browser.typed(user).filter(it -> policy.remembers(it, now)).isPresent();
    }

    /** An administrator who looks at things as somebody else has logged in as itself, and could not read the mail. */
    private boolean settledBefore(AuthenticationSessionModel login) {
        UserSessionModel known = session.sessions()
                .getUserSession(realm, login.getParentSession().getId());
        return known != null
                && (known.getNote(SETTLED) != null
                        || known.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null);
    }

    private <T> T inOwnTransaction(Function<RealmPorts, T> work) {
        return new RealmJobs(session.getKeycloakSessionFactory())
                .in(realm.getId(), Optional.<T>empty(), (own, same) -> Optional.of(work.apply(graph.apply(own, same))))
                .orElseThrow(() -> new IllegalStateException("the realm is being deleted"));
    }

    private static UserId id(UserModel user) {
        return new UserId(user.getId());
    }

    /** Names the tab without telling how to take it over. */
    private static String key(AuthenticationSessionModel login) {
        return HashUtils.sha256UrlEncodedHash(
                login.getParentSession().getId() + "." + login.getTabId(), StandardCharsets.UTF_8);
    }
}
