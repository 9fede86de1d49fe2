package io.github.keycloakguests.otp;

import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Standing;
import java.time.Instant;
import java.util.List;

/** What a guest owes at a login: of all that the types and spaces of its grants demand the strictest. */
public final class CodeDemand {

    private final CodePolicies types;

    public CodeDemand(CodePolicies types) {
        this.types = types;
    }

    /** Where nothing lets the guest in, what it had counts: what is asked of it is not saved by the end. */
    public CodePolicy of(Standing standing, Instant now) {
        List<Grant> live = standing.liveAt(now);
        return (live.isEmpty() ? standing.grants() : live)
                .stream()
                        .map(it -> types.of(it.charter().type())
                                .atLeast(standing.demandOf(it.access().space())))
                        .reduce(CodePolicy::stricter)
                        .orElse(CodePolicy.DEFAULT);
    }

    /** Whether a login takes a code. */
    public static boolean asks(CodePolicy policy, boolean mailboxShown) {
        return policy.when() == SecondFactor.ALWAYS || (policy.when() == SecondFactor.SECOND_LOGIN && !mailboxShown);
    }
}
