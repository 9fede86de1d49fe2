package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.email.DomainRules;
import io.github.keycloakguests.fence.Fence;
import io.github.keycloakguests.fence.Selection;
import io.github.keycloakguests.notice.NoticePlan;
import io.github.keycloakguests.otp.CodePolicy;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HomeUrl;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** The realm-wide switches, realm attributes with the prefix {@code guests.}: the only reader of them. */
public final class RealmSettings {

    static final String TIME_ZONE = "guests.time-zone";
    private static final ZoneId UTC = ZoneId.of("UTC");

    static final String HOME_URL = "guests.home-url";

    static final String QUOTA_BASE = "guests.quota.base";
    static final String QUOTA_RATIO = "guests.quota.ratio";
    static final String QUOTA_CAP = "guests.quota.cap";

    static final String RETENTION = "guests.retention";
    private static final Duration RETENTION_DEFAULT = Duration.ofDays(30);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(36_500);

    static final String SWEEP = "guests.sweep";

    static final String NOTICES = "guests.notices";
    static final String CONSOLE_URL = "guests.console-url";
    static final String DIGEST_PAUSE = "guests.digest-pause";
    private static final Duration DIGEST_PAUSE_DEFAULT = Duration.ofHours(6);
    private static final Duration LONGEST_DIGEST_PAUSE = Duration.ofDays(7);

    static final String ALLOWED_DOMAINS = "guests.domains.allow";
    static final String DENIED_DOMAINS = "guests.domains.deny";

    static final String ALLOWED_CLIENTS = "guests.allowed-clients";
    static final String ALLOWED_GRANTS = "guests.allowed-grants";

    static final String SECOND_FACTOR = "guests.second-factor";
    static final String CODE_DIGITS = "guests.code-digits";
    static final String CODE_LIFE = "guests.code-life";
    static final String REMEMBER_BROWSER = "guests.remember-browser";

    static final String PASSWORD_LIFE = "guests.password-life";

    static final String CHANGE_EMAIL = "guests.change-email";

    private final RealmModel realm;

    public RealmSettings(RealmModel realm) {
        this.realm = realm;
    }

    /** The zone of hosts that have none of their own; UTC unless set. */
    public ZoneId timeZone() {
        String id = realm.getAttribute(TIME_ZONE);
        try {
            return id == null || id.isBlank() ? UTC : ZoneId.of(id.strip());
        } catch (DateTimeException unknown) {
            // A zone that does not exist must not keep mails from going out.
            return UTC;
        }
    }

    /** How many guests its hosts are entitled to that have no quota of their own. */
    public Quota quota() {
        try {
            return new Quota(
                    number(QUOTA_BASE).orElse(Quota.DEFAULT.base()),
                    number(QUOTA_RATIO).orElse(Quota.DEFAULT.ratio()),
                    number(QUOTA_CAP).orElse(null));
        } catch (IllegalArgumentException unusable) {
            // Neither a slip in one attribute nor a number beyond measure must open or shut the doors of a whole realm.
            return Quota.DEFAULT;
        }
    }

    /** For how long after its end access can be renewed: 30 days unless set; not at all where it is {@code PT0S}. */
    public Duration retention() {
        return duration(RETENTION, RETENTION_DEFAULT, LONGEST_RETENTION);
    }

    /** Whether what time has decided is carried out in the realm: unless it is set to {@code off}. */
    public boolean sweeps() {
        String typed = realm.getAttribute(SWEEP);
        return typed == null || !typed.strip().equalsIgnoreCase("off");
    }

    /** How long before the end of access notice is given: P14D, P7D and P1D unless set, never where it is {@code none}. */
    public NoticePlan noticePlan() {
        String typed = realm.getAttribute(NOTICES);
        if (typed == null || typed.isBlank()) {
            return NoticePlan.DEFAULT;
        }
        if (typed.strip().equalsIgnoreCase("none")) {
            return new NoticePlan(List.of());
        }
        try {
            return new NoticePlan(Stream.of(typed.split("[\\s,]+"))
                    .filter(it -> !it.isEmpty())
                    .map(Duration::parse)
                    .toList());
        } catch (DateTimeException | IllegalArgumentException unusable) {
            // A slip must neither silence a realm nor flood it.
            return NoticePlan.DEFAULT;
        }
    }

    /** For how long after one digest somebody gets no other, unless access ends within a day: six hours unless set. */
    public Duration digestPause() {
        return duration(DIGEST_PAUSE, DIGEST_PAUSE_DEFAULT, LONGEST_DIGEST_PAUSE);
    }

    /** Of which domains guests of the realm may be: of any unless set. */
    public DomainRules domains() {
        return DomainRules.parse(
                text(ALLOWED_DOMAINS).orElse(""), text(DENIED_DOMAINS).orElse(""));
    }

    /** What logins owe in codes where guest types do not say; each part that is not set, or to nonsense, is the default. */
    public CodePolicy codePolicy() {
        return new CodePolicy(
                text(SECOND_FACTOR).flatMap(CodeSettings::when).orElse(CodePolicy.DEFAULT.when()),
                text(CODE_DIGITS).flatMap(CodeSettings::digits).orElse(CodePolicy.DEFAULT.digits()),
                text(CODE_LIFE).flatMap(CodeSettings::life).orElse(CodePolicy.DEFAULT.life()),
                text(REMEMBER_BROWSER).flatMap(CodeSettings::memory).orElse(CodePolicy.DEFAULT.memory()));
    }

    /** For how long passwords of guests last where guest types do not say: without end unless set, or set to nonsense. */
    public PasswordLife passwordLife() {
        return text(PASSWORD_LIFE).flatMap(PasswordLife::parse).orElse(PasswordLife.NEVER);
    }

    /** Whether guests change their address by themselves where guest types do not say: unless set to {@code true}, not. */
    public boolean addressChangeable() {
        return text(CHANGE_EMAIL).flatMap(AddressSettings::switchOf).orElse(false);
    }

    /** How far guests get where guest types do not say. */
    public Fence fence() {
        return new Fence(
                text(ALLOWED_CLIENTS).map(Selection::parse).orElse(Fence.DEFAULT.clients()),
                text(ALLOWED_GRANTS).map(Selection::parse).orElse(Fence.DEFAULT.grants()));
    }

    private Optional<String> text(String attribute) {
        return Optional.ofNullable(realm.getAttribute(attribute))
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    /** Where managers manage their guests; empty, the realm's account console. */
    public Optional<HomeUrl> console() {
        return Optional.ofNullable(realm.getAttribute(CONSOLE_URL)).flatMap(HomeUrl::parse);
    }

    /** The usual one where it is not set, or not to something between nothing and the longest. */
    private Duration duration(String attribute, Duration usual, Duration longest) {
        String typed = realm.getAttribute(attribute);
        try {
            Duration set = typed == null || typed.isBlank() ? usual : Duration.parse(typed.strip());
            return set.isNegative() || set.compareTo(longest) > 0 ? usual : set;
        } catch (DateTimeException unreadable) {
            // A slip must not undo what everybody counts on.
            return usual;
        }
    }

    /** @throws NumberFormatException when it is none */
    private Optional<Integer> number(String attribute) {
        return Optional.ofNullable(realm.getAttribute(attribute))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(Integer::valueOf);
    }

    /** Where guests of the realm itself land. */
    public Optional<HomeUrl> home() {
        return Optional.ofNullable(realm.getAttribute(HOME_URL)).flatMap(HomeUrl::parse);
    }
}
