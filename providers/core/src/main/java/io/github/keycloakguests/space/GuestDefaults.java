package io.github.keycloakguests.space;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.SecondFactor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What invitations to a space offer unless they say otherwise; what is absent here comes from the guest type. */
public record GuestDefaults(
        @Nullable String type,
        @Nullable Permission permission,
        @Nullable Period period,
        @Nullable Duration validity,
        @Nullable SecondFactor secondFactor) {

    public static final GuestDefaults NONE = new GuestDefaults(null, null, null, null, null);
}
