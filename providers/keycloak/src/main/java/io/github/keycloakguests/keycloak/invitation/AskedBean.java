package io.github.keycloakguests.keycloak.invitation;

/** What the mail to a sponsor shows when somebody asks for a new invitation. */
public final class AskedBean {

    private final String email;
    private final String spaceName;

    AskedBean(String email, String spaceName) {
        this.email = email;
        this.spaceName = spaceName;
    }

    public String getEmail() {
        return email;
    }

    public String getSpaceName() {
        return spaceName;
    }
}
