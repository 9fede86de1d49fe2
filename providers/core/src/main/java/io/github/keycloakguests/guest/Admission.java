package io.github.keycloakguests.guest;

import java.time.Instant;
import java.util.Optional;

/** Whether somebody is let in at a moment, and for how long from then on. */
public sealed interface Admission {

    /** Let in, and nothing that is known ends it. */
    record Lasting() implements Admission {}

    /**
     * Let in, and without a gap until something ends.
     *
     * @param end the first moment at which it is over
     */
    record Until(Instant end) implements Admission {

        /**
         * The last whole second before the end, as tokens name it that are good until then: Keycloak takes a token for
         * good as long as the second lasts that it names (JsonWebToken.isExpired, 26.7).
         */
        public long lastSecond() {
            return end.getEpochSecond() - 1;
        }
    }

    /**
     * Not let in.
     *
     * @param because the grant that says most about it: the one that is suspended, that begins next, or that ended last;
     *     absent when there is none
     */
    record Refused(Reason reason, Optional<Grant> because) implements Admission {}

    /** Why somebody is not let in. */
    enum Reason {
        /** Access is over, or there never was any. */
        ENDED,
        /** Somebody suspended a grant that time has not ended. */
        SUSPENDED,
        /** A grant begins later. */
        NOT_BEGUN,
        /** Its address is of a domain of which no guests are taken where its grants are. */
        ADDRESS,
        /** The types of its grants do not reach the application. */
        CLIENT,
        /** The types of its grants do not take its way to tokens. */
        GRANT_TYPE,
        /** It would come as an administrator, which no guest is. */
        ADMINISTRATION,
        /** It logs in by a password that has expired. */
        PASSWORD
    }

    /** Whether it lets in no longer than the other does; one that lets nobody in ends before every other. */
    default boolean endsBefore(Admission other) {
        return switch (this) {
            case Lasting() -> false;
            case Refused refused -> !(other instanceof Refused);
            case Until(Instant end) ->
                switch (other) {
                    case Lasting() -> true;
                    case Until(Instant theirs) -> end.isBefore(theirs);
                    case Refused refused -> false;
                };
        };
    }
}
