package io.github.keycloakguests.keycloak.otp;

/** What the mail shows that brings a code. */
public final class CodeMailBean {

    private final String name;
    private final String code;
    private final long minutes;

    CodeMailBean(String name, String code, long minutes) {
        this.name = name;
        this.code = code;
        this.minutes = minutes;
    }

    public String getName() {
        return name;
    }

    public String getCode() {
        return code;
    }

    /** For how long it can be used. */
    public long getMinutes() {
        return minutes;
    }
}
