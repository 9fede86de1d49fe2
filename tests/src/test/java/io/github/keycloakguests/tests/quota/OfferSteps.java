package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.quota.Books.Note;
import io.github.keycloakguests.tests.quota.Books.Offer;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The steps of a walk that make invitations and use them up; each knows beforehand what must come of it. */
final class OfferSteps {

    private static final List<Duration> VALIDITIES =
            List.of(Duration.ofHours(2), Duration.ofHours(5), Duration.ofDays(7));
    private static final Duration USUAL_VALIDITY = Duration.ofDays(7);
    private static final List<Duration> PERIODS =
            List.of(Duration.ofHours(4), Duration.ofHours(9), Duration.ofDays(90));

    private final Ground ground;
    private final Books books;
    private final Set<String> known = new LinkedHashSet<>();
    private int letters;

    OfferSteps(Ground ground) {
        this.ground = ground;
        this.books = ground.books();
    }

    void invite() {
        String address = address();
        String space = ground.space();
        Duration validity = ground.any(VALIDITIES).orElseThrow();
        String subject = "Letter " + letters++;
        Instant now = ground.now();
        String expected = live(address, space, now) ? "already_guest" : expectedOfInviting(address, space, now);

        Answer answer = ground.api()
                .invite(
                        space,
                        Map.of(
                                "to",
                                address,
                                "subject",
                                subject,
                                "validity",
                                validity.toString(),
                                "period",
                                period().toString()));

        JsonNode first = answer.json().at("/answers/0");
        assertThat(first.path("reason").asText(first.path("outcome").asText()))
                .as(answer.body())
                .isEqualTo(expected);
        if (expected.equals("invited")) {
            note(first.path("invitation").asText(), address, space, subject, now.plus(validity));
        }
    }

    /** As an application does for somebody whom it knows. */
    void ensureAccess() {
        Optional<String> someone =
                ground.any(books.guests().isEmpty() ? known : books.guests().keySet());
        if (someone.isEmpty() || books.members().contains(someone.get())) {
            invite();
        } else {
            ensureAccess(someone.get(), ground.space());
        }
    }

    private void ensureAccess(String address, String space) {
        Duration period = period();
        String subject = "Letter " + letters++;
        Instant now = ground.now();
        String expected = expectedOfEnsuring(address, space, now);

        Answer answer = ground.api()
                .post(
                        "spaces/" + space + "/access",
                        Map.of("email", address, "period", period.toString(), "subject", subject));

        JsonNode told = answer.json();
        String outcome = told.path("outcome").asText(told.path("error").asText());
        assertThat(outcome).as(answer.body()).isEqualTo(expected.equals("already_invited") ? "invited" : expected);
        if (expected.equals("granted")) {
            books.seat(address, space, new Note(told.path("grant").asText(), now.plus(period), false));
        } else if (expected.equals("invited")) {
            note(told.path("invitation").asText(), address, space, subject, now.plus(USUAL_VALIDITY));
        }
    }

    private String expectedOfInviting(String address, String space, Instant now) {
        if (pending(address, space, now).isPresent()) {
            return "already_invited";
        }
        return books.seated(address, now) || books.left(now) > 0 ? "invited" : "quota_exhausted";
    }

    private String expectedOfEnsuring(String address, String space, Instant now) {
        if (standing(address, space, now)) {
            return "already";
        }
        return books.live(address, now) ? "granted" : expectedOfInviting(address, space, now);
    }

    /** By the page behind the link; who has an account logs in first. */
    void accept() {
        Instant now = ground.now();
        Optional<Offer> some = ground.any(books.open(now).stream()
                .filter(it -> !books.members().contains(it.address()))
                .filter(it -> !books.outsiders().contains(it.address()))
                .toList());
        if (some.isEmpty()) {
            invite();
            return;
        }
        Offer offer = some.get();
        String address = offer.address();
        boolean expected = books.seated(address, now) || books.counters(now).used() < books.limit();

        WebPage page = answered(offer);

        assertThat(page.redirect().isPresent())
                .as("%s: %d %s", offer, page.status(), page.text())
                .isEqualTo(expected);
        if (expected) {
            books.offers().remove(offer.id());
            books.accounts().computeIfAbsent(address, this::account);
            books.seat(address, offer.space(), granted(address, offer.space()));
        } else {
            assertThat(Reception.hasNoPlace(page)).as(page.text()).isTrue();
        }
    }

    void revoke() {
        ground.any(books.open(ground.now()))
                .ifPresentOrElse(
                        it -> {
                            assertThat(ground.api()
                                            .delete("invitations/" + it.id())
                                            .status())
                                    .isEqualTo(204);
                            books.offers().remove(it.id());
                        },
                        this::invite);
    }

    static Duration period(Ground ground) {
        return ground.any(PERIODS).orElseThrow();
    }

    private Duration period() {
        return period(ground);
    }

    /** Somebody new, or somebody who was there before in whatever way. */
    private String address() {
        if (ground.random().nextInt(10) < 6 || known.isEmpty()) {
            String fresh = "walker" + known.size() + "@walk.test";
            known.add(fresh);
            return fresh;
        }
        List<String> strangers = new ArrayList<>(known);
        strangers.removeAll(books.members());
        strangers.removeAll(books.outsiders());
        return ground.any(strangers).orElse("walker0@walk.test");
    }

    private void note(String id, String address, String space, String subject, Instant end) {
        books.offers().put(id, new Offer(id, address, space, subject, end, !books.seated(address, ground.now())));
    }

    private Optional<Offer> pending(String address, String space, Instant now) {
        return books.open(now).stream()
                .filter(it -> it.address().equals(address) && it.space().equals(space))
                .findFirst();
    }

    private boolean standing(String address, String space, Instant now) {
        Note note = books.notes(address).get(space);
        return note != null && note.end().isAfter(now);
    }

    private boolean live(String address, String space, Instant now) {
        Note note = books.notes(address).get(space);
        return note != null && note.end().isAfter(now) && !note.suspended();
    }

    private WebPage answered(Offer offer) {
        Visitor visitor = new Visitor();
        WebPage landing = visitor.open(link(offer));
        TestUser account = books.accounts().get(offer.address());
        if (account == null) {
            return visitor.submit(landing, Reception.form(offer.address()));
        }
        WebPage question = visitor.signIn(visitor.submit(landing, Map.of()), account);
        return visitor.submit(question, Map.of("answer", "join"));
    }

    private String link(Offer offer) {
        for (int mails = 1; ; mails++) {
            List<ReceivedMail> arrived = ground.mail().await(offer.address(), mails);
            mails = arrived.size();
            Optional<String> link = arrived.stream()
                    .filter(it -> it.subject().equals(offer.subject()))
                    .map(it -> it.link("/guests/join/"))
                    .findFirst();
            if (link.isPresent()) {
                return link.get();
            }
        }
    }

    private TestUser account(String address) {
        String id = ground.realm()
                .admin()
                .users()
                .searchByEmail(address, true)
                .getFirst()
                .getId();
        return new TestUser(id, address, Reception.PASSWORD, address);
    }

    /** The grant as the API shows it, for its end was counted from a moment that only the server knows. */
    private Note granted(String address, String space) {
        String user = Objects.requireNonNull(books.accounts().get(address)).id();
        JsonNode grant = ground.api().grants(user).stream()
                .filter(it -> it.path("space").asText().equals(space))
                .findFirst()
                .orElseThrow();
        return new Note(
                grant.path("id").asText(),
                Instant.parse(grant.path("expiresAt").asText()),
                grant.path("state").asText().equals("suspended"));
    }
}
