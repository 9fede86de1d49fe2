package io.github.keycloakguests.keycloak.signup;

/** An identity provider as the page offers it. */
public final class ProviderBean {

    private final String alias;
    private final String name;

    ProviderBean(String alias, String name) {
        this.alias = alias;
        this.name = name;
    }

    public String getAlias() {
        return alias;
    }

    public String getName() {
        return name;
    }
}
