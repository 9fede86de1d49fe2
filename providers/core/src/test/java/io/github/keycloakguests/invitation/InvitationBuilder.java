package io.github.keycloakguests.invitation;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.email.SubjectLine;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An open invitation of Ada to marketing, made at {@link #NOON} for a week, of which tests say what matters to them. */
public final class InvitationBuilder {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    public static final Instant END = NOON.plusSeconds(7 * 86_400);

    private InvitationId id = InvitationId.fresh();
    private HostId host = new HostId(HostId.Kind.ORGANIZATION, "acme");
    private SpaceId space = new SpaceId("marketing");
    private Recipient to = new Recipient(new EmailAddress("ada@example.org"), PersonName.UNKNOWN);
    private Terms terms =
            new Terms("partner", new Permission("read"), Period.parse("P90D").orElseThrow(), null);
    private Wording wording = new Wording(null, null, null);
    private UserId sponsor = new UserId("sam");
    private Life life = new Life(InvitationState.OPEN, NOON, END, 1, NOON, 0);

    private InvitationBuilder() {}

    public static InvitationBuilder anInvitation() {
        return new InvitationBuilder();
    }

    /** With a key that sorts by that number, shaped as real ones are. */
    public InvitationBuilder numbered(int number) {
        id = new InvitationId("00000000-0000-4000-8000-%012d".formatted(number));
        return this;
    }

    public InvitationBuilder to(String address) {
        to = new Recipient(new EmailAddress(address), to.name());
        return this;
    }

    public InvitationBuilder named(PersonName name) {
        to = new Recipient(to.address(), name);
        return this;
    }

    public InvitationBuilder in(String spaceId) {
        space = new SpaceId(spaceId);
        return this;
    }

    public InvitationBuilder of(HostId inviting) {
        host = inviting;
        return this;
    }

    public InvitationBuilder typed(String type) {
        return offering(new Terms(
                type, terms.permission(), terms.period(), terms.start(), terms.home(), terms.powers(), terms.bounds()));
    }

    public InvitationBuilder permitting(String level) {
        return offering(new Terms(
                terms.type(),
                new Permission(level),
                terms.period(),
                terms.start(),
                terms.home(),
                terms.powers(),
                terms.bounds()));
    }

    public InvitationBuilder lasting(String text) {
        Period period = Period.parse(text).orElseThrow();
        return offering(new Terms(
                terms.type(), terms.permission(), period, terms.start(), terms.home(), terms.powers(), terms.bounds()));
    }

    public InvitationBuilder beginning(Instant moment) {
        return offering(new Terms(
                terms.type(),
                terms.permission(),
                terms.period(),
                new Start(moment),
                terms.home(),
                terms.powers(),
                terms.bounds()));
    }

    public InvitationBuilder landingAt(String home) {
        return offering(new Terms(
                terms.type(),
                terms.permission(),
                terms.period(),
                terms.start(),
                new HomeUrl(home),
                terms.powers(),
                terms.bounds()));
    }

    public InvitationBuilder empowering(Powers powers) {
        return offering(new Terms(
                terms.type(), terms.permission(), terms.period(), terms.start(), terms.home(), powers, terms.bounds()));
    }

    /** Offered by a guest whose access ends then, or never. */
    public InvitationBuilder handedOnUntil(@Nullable Instant latestEnd) {
        return offering(new Terms(
                terms.type(),
                terms.permission(),
                terms.period(),
                terms.start(),
                terms.home(),
                terms.powers(),
                new Terms.Bounds(latestEnd)));
    }

    private InvitationBuilder offering(Terms others) {
        terms = others;
        return this;
    }

    public InvitationBuilder sponsoredBy(String user) {
        sponsor = new UserId(user);
        return this;
    }

    public InvitationBuilder saying(String subject, String message) {
        wording = new Wording(new SubjectLine(subject), new PersonalMessage(message), wording.locale());
        return this;
    }

    public InvitationBuilder speaking(String locale) {
        wording = new Wording(wording.subject(), wording.message(), locale);
        return this;
    }

    public InvitationBuilder until(Instant end) {
        life = new Life(life.state(), life.createdAt(), end, life.mailings(), life.mailedAt(), life.version());
        return this;
    }

    public InvitationBuilder mailed(int times, Instant last) {
        life = new Life(life.state(), life.createdAt(), life.expiresAt(), times, last, life.version());
        return this;
    }

    public InvitationBuilder made(Instant moment) {
        life = new Life(life.state(), moment, life.expiresAt(), life.mailings(), moment, life.version());
        return this;
    }

    /** To be sent later, and to be valid for a week then. */
    public InvitationBuilder draft() {
        life = Life.draft(NOON, Duration.between(NOON, END));
        return this;
    }

    /** In a state that only values may have: what is added to a port is open or a draft. */
    public InvitationBuilder being(InvitationState state) {
        life = new Life(state, life.createdAt(), life.expiresAt(), life.mailings(), life.mailedAt(), life.version());
        return this;
    }

    public Invitation build() {
        return new Invitation(id, new Offer(host, space, to, terms, wording, sponsor), life);
    }
}
