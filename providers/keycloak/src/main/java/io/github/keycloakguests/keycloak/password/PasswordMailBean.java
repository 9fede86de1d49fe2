package io.github.keycloakguests.keycloak.password;

/** What the mail shows that brings a link to set a new password. */
public final class PasswordMailBean {

    private final String name;
    private final String link;
    private final long hours;

    PasswordMailBean(String name, String link, long hours) {
        this.name = name;
        this.link = link;
        this.hours = hours;
    }

    public String getName() {
        return name;
    }

    public String getLink() {
        return link;
    }

    /** For how long it can be used. */
    public long getHours() {
        return hours;
    }
}
