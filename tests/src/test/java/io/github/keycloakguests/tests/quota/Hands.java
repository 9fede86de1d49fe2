package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.AtOnce;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/** One of several who run a host at the same time: invites, takes back, brings in, suspends and ends, each its own people. */
final class Hands {

    /** Somebody's address and the invitation that it got. */
    private record Invited(String address, String invitation) {}

    private final Api api;
    private final TestMail mail;
    private final String host;
    private final Random random;
    private final Deque<Invited> invited = new ArrayDeque<>();
    private final Deque<String> guests = new ArrayDeque<>();

    Hands(Api api, TestMail mail, String host, Random random) {
        this.api = api;
        this.mail = mail;
        this.host = host;
        this.random = random;
    }

    /** That many, with that many deeds each. */
    static void atWork(int many, int deeds, IntFunction<Hands> making) throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Hands hands = making.apply(i);
            int number = i;
            work.add(() -> {
                for (int j = 0; j < deeds; j++) {
                    hands.doSomething("hand" + number + "-" + j + "@hands.test");
                }
                return deeds;
            });
        }
        assertThat(AtOnce.done(work)).containsOnly(deeds);
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
        Answer answer = api.invite(host, Map.of("to", address));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode first = answer.json().at("/answers/0");
        if (first.path("outcome").asText().equals("invited")) {
            invited.add(new Invited(address, first.path("invitation").asText()));
        } else {
            assertThat(first.path("reason").asText()).isEqualTo("quota_exhausted");
        }
    }

    private void revoke() {
        if (!invited.isEmpty()) {
            Answer answer = api.delete("invitations/" + invited.remove().invitation());
            assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        }
    }

    private void bringIn() {
        if (invited.isEmpty()) {
            return;
        }
        String address = invited.remove().address();
        Visitor visitor = new Visitor();
        WebPage page = visitor.open(mail.await(address).link("/guests/join/"));
        WebPage landed = visitor.submit(page, Reception.form(address));
        assertThat(landed.redirect()).as(landed.text()).isPresent();
        JsonNode found = api.shown("guests?search=" + address + "&space=" + host);
        guests.add(found.at("/0/id").asText());
    }

    private void pause() {
        if (!guests.isEmpty()) {
            String guest = guests.peek();
            Api.done(api.post("guests/" + guest + "/suspend"));
            Api.done(api.post("guests/" + guest + "/resume"));
        }
    }

    private void end() {
        if (!guests.isEmpty() && random.nextBoolean()) {
            assertThat(api.delete("guests/" + guests.remove()).status()).isEqualTo(204);
        }
    }
}
