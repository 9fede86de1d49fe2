package io.github.keycloakguests.keycloak.notice;

import io.github.keycloakguests.space.HomeUrl;
import java.util.List;

/** What the mails show that tell a guest that access ends or has ended. */
public final class EndingBean {

    private final String name;
    private final List<String> spaceNames;
    private final String end;
    private final HomeUrl account;

    /** @param end spelled out */
    EndingBean(String name, List<String> spaceNames, String end, HomeUrl account) {
        this.name = name;
        this.spaceNames = List.copyOf(spaceNames);
        this.end = end;
        this.account = account;
    }

    public String getName() {
        return name;
    }

    /** One or more. */
    public List<String> getSpaceNames() {
        return spaceNames;
    }

    public String getEnd() {
        return end;
    }

    public String getAccountUrl() {
        return account.value();
    }
}
