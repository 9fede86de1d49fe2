package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.expiry.GuestCondition;
import io.github.keycloakguests.keycloak.settings.GuestConditionSettings;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;

/** Makes the condition whether the user is a guest. */
public final class GuestConditionFactory extends GuestStepFactory implements ConditionalAuthenticatorFactory {

    private static final GuestCondition CONDITION = new GuestCondition(GuestsGraph::of);

    public GuestConditionFactory() {
        super(
                GuestCondition.ID,
                "Condition - guest",
                "The flow is executed only if the user is a guest, perhaps of certain types.",
                GuestConditionSettings.properties());
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }
}
