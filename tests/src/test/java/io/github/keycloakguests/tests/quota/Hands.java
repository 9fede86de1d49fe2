package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.AtOnce;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * One of several who run a host at the same time: invites, takes back, brings in, suspends and ends, each its own people.
 * What is not answered, for something is broken, it does not ask for again.
 */
final class Hands {

    /**
     * What a node says of a way in that was used on the one that died over its answer: as a browser would, the balancer asks
     * again when a connection breaks before the answer.
     */
    private static final String ASKED_TWICE = "Action expired. Please continue with login now.";

    /** Somebody's address and the invitation that it got. */
    private record Invited(String address, String invitation) {}

    /** Somebody's address and account. */
    private record Guest(String address, String id) {}

    /**
     * What came of it.
     *
     * @param unanswered how many deeds nobody knows the outcome of
     * @param told how it stands with each address by the last answer: {@code OPEN}, {@code REVOKED}, {@code ACCEPTED},
     *     {@code ENDED}; without those of whom nobody knows
     */
    record Work(int deeds, int unanswered, Map<String, String> told) {}

    /** Thrown when nobody answered, or that something went wrong. */
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Api api;
    private final TestMail mail;
    private final String host;
    private final Random random;
    private final Deque<Invited> invited = new ArrayDeque<>();
    private final Deque<Guest> guests = new ArrayDeque<>();
    private final Map<String, String> told = new HashMap<>();

    Hands(Api api, TestMail mail, String host, Random random) {
        this.api = api;
        this.mail = mail;
        this.host = host;
        this.random = random;
    }

    /** That many, each as long as that goes for the number of its deeds. */
    static List<Work> atWork(int many, IntPredicate goingOn, IntFunction<Hands> making) throws Exception {
        List<Callable<Work>> work = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Hands hands = making.apply(i);
            String name = "hand" + i + "-";
            work.add(() -> hands.work(goingOn, name));
        }
        return AtOnce.done(work);
    }

    private Work work(IntPredicate goingOn, String name) {
        int deeds = 0;
        int unanswered = 0;
        while (goingOn.test(deeds)) {
            try {
                doSomething(name + deeds + "@hands.test");
            } catch (Unanswered e) {
                unanswered++;
            }
            deeds++;
        }
        return new Work(deeds, unanswered, told);
    }

    private void doSomething(String newcomer) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> invite(newcomer);
            case 4 -> revoke();
            case 5, 6 -> bringIn();
            case 7 -> pause();
            default -> end();
        }
    }

    private void invite(String address) {
        JsonNode first = Api.done(answered(() -> api.invite(host, Map.of("to", address))))
                .at("/answers/0");
        if (first.path("outcome").asText().equals("invited")) {
            invited.add(new Invited(address, first.path("invitation").asText()));
            told.put(address, "OPEN");
        } else {
            assertThat(first.path("reason").asText()).isEqualTo("quota_exhausted");
        }
    }

    private void revoke() {
        if (invited.isEmpty()) {
            return;
        }
        Invited one = invited.remove();
        delete("invitations/" + one.invitation(), one.address(), "REVOKED");
    }

    /** Whose mail has not come yet has to wait. */
    private void bringIn() {
        if (invited.isEmpty()) {
            return;
        }
        Invited one = invited.remove();
        List<ReceivedMail> arrived = mail.to(one.address());
        if (arrived.isEmpty()) {
            invited.add(one);
            return;
        }
        told.remove(one.address());
        Visitor visitor = new Visitor();
        WebPage page = seen(() -> visitor.open(arrived.getLast().link("/guests/join/")));
        WebPage landed = seen(() -> visitor.submit(page, Reception.form(one.address())));
        if (landed.text().contains(ASKED_TWICE)) {
            told.put(one.address(), "ACCEPTED");
            throw new Unanswered();
        }
        assertThat(landed.redirect()).as(landed.text()).isPresent();
        told.put(one.address(), "ACCEPTED");
        JsonNode found = Api.done(answered(() -> api.get("guests?search=" + one.address() + "&space=" + host)));
        guests.add(new Guest(one.address(), found.at("/0/id").asText()));
    }

    private void pause() {
        if (guests.isEmpty()) {
            return;
        }
        Guest one = guests.remove();
        Api.done(answered(() -> api.post("guests/" + one.id() + "/suspend")));
        Api.done(answered(() -> api.post("guests/" + one.id() + "/resume")));
        guests.add(one);
    }

    private void end() {
        if (guests.isEmpty() || random.nextBoolean()) {
            return;
        }
        Guest one = guests.remove();
        delete("guests/" + one.id(), one.address(), "ENDED");
    }

    private void delete(String path, String address, String outcome) {
        told.remove(address);
        Answer answer = answered(() -> api.delete(path));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        told.put(address, outcome);
    }

    private static Answer answered(Supplier<Answer> asking) {
        return answered(asking, Answer::status);
    }

    private static WebPage seen(Supplier<WebPage> going) {
        return answered(going, WebPage::status);
    }

    private static <T> T answered(Supplier<T> asking, ToIntFunction<T> status) {
        T answer;
        try {
            answer = asking.get();
        } catch (UncheckedIOException | ProcessingException | WebApplicationException nobodyThere) {
            throw new Unanswered();
        }
        if (status.applyAsInt(answer) >= 500) {
            throw new Unanswered();
        }
        return answer;
    }
}
