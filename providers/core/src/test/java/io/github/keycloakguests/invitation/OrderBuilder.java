package io.github.keycloakguests.invitation;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.SubjectLine;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.GuestDefaults;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.SpaceSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sam's order to invite Ada to marketing, which says nothing special, of which tests say what matters to them. */
final class OrderBuilder {

    static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");
    static final UserId SAM = new UserId("sam");
    static final Space MARKETING = marketing(true, GuestDefaults.NONE);
    static final Wording WORDING = new Wording(new SubjectLine("Come in"), null, "de");
    static final String ORIGIN = "https://id.example.org";

    /** Reads, edits or administers, for 90 days and a year at most; may have any power. */
    static final GuestType PARTNER = partner(new GuestType.Allowances(OptionalInt.empty(), true, true));

    private Space space = MARKETING;
    private String addresses = "ada@example.org";
    private Order.Wish wish = new Order.Wish(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Powers.NONE);
    private Wording wording = WORDING;
    private Inviter inviter = Inviter.manager(SAM);
    private Order.When when = Order.When.NOW;

    private OrderBuilder() {}

    static OrderBuilder anOrder() {
        return new OrderBuilder();
    }

    static GuestType partner(GuestType.Allowances allowances) {
        GuestType.Longest aYear = new GuestType.Longest(Optional.of(new Period.Lasting("P365D")), Optional.empty());
        return partner(aYear, allowances);
    }

    static GuestType partner(GuestType.Longest longest, GuestType.Allowances allowances) {
        return new GuestType(
                "partner",
                List.of(new Permission("read"), new Permission("edit"), new Permission("admin")),
                new Permission("read"),
                Period.parse("P90D").orElseThrow(),
                longest,
                Duration.ofDays(7),
                allowances);
    }

    static Space marketing(boolean open, GuestDefaults defaults) {
        return new Space(
                new SpaceId("marketing"),
                ACME,
                "Marketing",
                null,
                new HomeUrl("https://apps.example.org/"),
                open,
                ZoneOffset.UTC,
                new SpaceSettings(null, null, null, null, defaults, null));
    }

    OrderBuilder in(Space other) {
        space = other;
        return this;
    }

    /** A part of the same host. */
    OrderBuilder in(String id) {
        return in(
                new Space(new SpaceId(id), ACME, id, null, MARKETING.home(), true, ZoneOffset.UTC, SpaceSettings.NONE));
    }

    OrderBuilder to(String typed) {
        addresses = typed;
        return this;
    }

    OrderBuilder permitting(String level) {
        wish = new Order.Wish(
                Optional.of(new Permission(level)),
                wish.period(),
                wish.start(),
                wish.validity(),
                wish.home(),
                wish.powers());
        return this;
    }

    OrderBuilder lasting(String text) {
        wish = new Order.Wish(
                wish.permission(), Period.parse(text), wish.start(), wish.validity(), wish.home(), wish.powers());
        return this;
    }

    OrderBuilder beginning(Instant moment) {
        wish = new Order.Wish(
                wish.permission(),
                wish.period(),
                Optional.of(new Start(moment)),
                wish.validity(),
                wish.home(),
                wish.powers());
        return this;
    }

    OrderBuilder validFor(Duration validity) {
        wish = new Order.Wish(
                wish.permission(), wish.period(), wish.start(), Optional.of(validity), wish.home(), wish.powers());
        return this;
    }

    OrderBuilder landingAt(String home) {
        wish = new Order.Wish(
                wish.permission(),
                wish.period(),
                wish.start(),
                wish.validity(),
                Optional.of(new HomeUrl(home)),
                wish.powers());
        return this;
    }

    OrderBuilder empowering(Powers powers) {
        wish = new Order.Wish(wish.permission(), wish.period(), wish.start(), wish.validity(), wish.home(), powers);
        return this;
    }

    OrderBuilder saying(Wording words) {
        wording = words;
        return this;
    }

    OrderBuilder by(Inviter other) {
        inviter = other;
        return this;
    }

    /** A guest who invites by that grant. */
    OrderBuilder by(Grant own) {
        return by(new Inviter(own.guest(), Optional.of(own), false));
    }

    /** A member who runs only the guests it invited. */
    OrderBuilder byInviter(String user) {
        return by(new Inviter(new UserId(user), Optional.empty(), false));
    }

    OrderBuilder later() {
        when = Order.When.LATER;
        return this;
    }

    Order build() {
        return new Order(space, AddressList.parse(addresses), wish, wording, inviter, new Order.Posting(ORIGIN, when));
    }
}
