package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.settings.GuestConditionSettings;
import java.util.function.BiFunction;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whether the user is a guest, perhaps of certain types: for parts of a flow that are for guests, or for nobody of them. */
public final class GuestCondition implements ConditionalAuthenticator {

    public static final String ID = "conditional-guest";

    private final BiFunction<KeycloakSession, RealmModel, RealmPorts> ports;

    public GuestCondition(BiFunction<KeycloakSession, RealmModel, RealmPorts> ports) {
        this.ports = ports;
    }

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        GuestConditionSettings settings = GuestConditionSettings.of(context.getAuthenticatorConfig());
        RealmPorts ours = ports.apply(context.getSession(), context.getRealm());
        boolean guest = ours.standings()
                .of(context.getUser())
                .filter(it -> !it.member())
                .filter(it -> settings.types().isEmpty() || isOneOf(settings, it, ours))
                .isPresent();
        return guest != settings.negated();
    }

    /** Where nothing lets it in, it is of the types that it was of: what is asked of them is not saved by the end. */
    private static boolean isOneOf(GuestConditionSettings settings, Standing standing, RealmPorts ours) {
        var live = standing.liveAt(ours.clock().instant());
        return (live.isEmpty() ? standing.grants() : live)
                .stream().anyMatch(it -> settings.types().contains(it.charter().type()));
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
