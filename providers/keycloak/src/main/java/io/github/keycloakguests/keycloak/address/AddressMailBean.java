package io.github.keycloakguests.keycloak.address;

/** What the mail shows that says that a guest has another address. */
public final class AddressMailBean {

    private final String name;
    private final String address;

    AddressMailBean(String name, String address) {
        this.name = name;
        this.address = address;
    }

    /** The guest; empty when it has none. */
    public String getName() {
        return name;
    }

    public String getAddress() {
        return address;
    }
}
