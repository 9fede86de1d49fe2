package io.github.keycloakguests.tests.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.AtOnce;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.ServiceAccount;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that shares things with people, and asks each time that they have access. */
@KeycloakTest
class EnsureAccessIT {

    private static final int THREADS = 16;

    private static Acme acme;
    private static Reception reception;
    private static ServiceAccount files;
    private static ServiceAccount archive;
    private static String part;
    private static String otherPart;

    private TestRealm realm;
    private TestMail mail;
    private GuestsTables tables;
    private Visitor visitor;
    private Api inviter;
    private Api manager;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        files = realm.client("files").withAudience("guests").createServiceAccount();
        acme.appoint("inviters", files.user(), acme.space());
        archive = realm.client("archive").withAudience("guests").createServiceAccount();
        acme.appoint("managers", archive.user(), acme.space());
        Api alice = Api.as(acme.alice(), acme, realm);
        part = alice.part(acme.space(), "shared");
        otherPart = alice.part(acme.space(), "shared-too");
    }

    @BeforeEach
    void logIn() {
        inviter = Api.bearing(files.token(), realm);
        manager = Api.bearing(archive.token(), realm);
    }

    @Test
    void invitesAStranger() {
        JsonNode answer = inviter.access(
                part, Map.of("email", "stranger@partner.test", "permission", "edit", "message", "Look at this"));

        assertThat(answer.path("outcome").asText()).isEqualTo("invited");
        JsonNode invitation = inviter.invitation(answer.path("invitation").asText());
        assertThat(invitation.path("sponsor").asText()).isEqualTo(files.user());
        assertThat(invitation.path("permission").asText()).isEqualTo("edit");
        String link = mail.await("stranger@partner.test").link("/guests/join/");
        assertThat(visitor.open(link).text()).contains("Look at this");
        assertThat(visitor.submit(visitor.open(link), Reception.form("stranger@partner.test"))
                        .redirect())
                .isPresent();
        assertThat(inviter.access(part, Map.of("email", "stranger@partner.test"))
                        .path("outcome")
                        .asText())
                .isEqualTo("already");
    }

    @Test
    void givesAGuestOfTheHostAccessAtOnce() {
        TestUser guest = reception.guestOf(part, "guest@partner.test", Map.of());
        int mails = tables.rows("GUESTS_MAIL", "EMAIL", guest.email()).size();

        JsonNode first = inviter.access(otherPart, Map.of("email", "Guest@Partner.Test", "permission", "edit"));
        JsonNode second = inviter.access(otherPart, Map.of("email", guest.email(), "permission", "edit"));

        assertThat(first.path("outcome").asText()).isEqualTo("granted");
        assertThat(first.path("guest").asText()).isEqualTo(guest.id());
        assertThat(second.path("outcome").asText()).isEqualTo("already");
        assertThat(second.path("grant").asText()).isEqualTo(first.path("grant").asText());
        assertThat(realm.groupsOf(acme.space()).members(otherPart)).contains(guest.id());
        assertThat(Api.texts(visitor.signIn(acme.app(), guest).claims().at("/guest/spaces"), "permission"))
                .containsExactlyInAnyOrder("read", "edit");
        assertThat(tables.rows("GUESTS_MAIL", "EMAIL", guest.email())).hasSize(mails);
    }

    @Test
    void raisesWhatItGaveAndLowersNothing() {
        TestUser guest = reception.guestOf(part, "raised@partner.test", Map.of());
        JsonNode given = inviter.access(otherPart, Map.of("email", guest.email()));

        JsonNode raised = inviter.access(otherPart, Map.of("email", guest.email(), "permission", "edit"));
        JsonNode lowered = inviter.access(otherPart, Map.of("email", guest.email(), "permission", "read"));

        assertThat(raised.path("outcome").asText()).isEqualTo("granted");
        assertThat(raised.path("grant").asText()).isEqualTo(given.path("grant").asText());
        assertThat(lowered.path("outcome").asText()).isEqualTo("already");
        assertThat(permission(guest, otherPart)).isEqualTo("edit");
    }

    @Test
    void raisesAsAnInviterOnlyWhatIsItsOwn() {
        TestUser guest = reception.guestOf(part, "of-alice@partner.test", Map.of());

        Answer refused =
                inviter.post("spaces/" + part + "/access", Map.of("email", guest.email(), "permission", "edit"));
        assertThat(permission(guest, part)).isEqualTo("read");
        JsonNode raised = manager.access(part, Map.of("email", guest.email(), "permission", "edit"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(Api.error(refused)).isEqualTo("already_guest");
        assertThat(raised.path("outcome").asText()).isEqualTo("granted");
        assertThat(permission(guest, part)).isEqualTo("edit");
    }

    @Test
    void raisesAnOpenInvitationWithoutAnotherMail() {
        JsonNode first = inviter.access(part, Map.of("email", "pending@partner.test"));

        JsonNode second = inviter.access(part, Map.of("email", "pending@partner.test", "permission", "edit"));
        JsonNode third = inviter.access(part, Map.of("email", "pending@partner.test", "permission", "read"));

        assertThat(List.of(second, third)).allSatisfy(it -> {
            assertThat(it.path("outcome").asText()).isEqualTo("invited");
            assertThat(it.path("invitation")).isEqualTo(first.path("invitation"));
        });
        assertThat(inviter.invitation(first.path("invitation").asText())
                        .path("permission")
                        .asText())
                .isEqualTo("edit");
        assertThat(tables.rows("GUESTS_MAIL", "EMAIL", "pending@partner.test")).hasSize(1);
    }

    @Test
    void leavesASuspendedGuestSuspended() {
        TestUser guest = reception.guestOf(part, "suspended@partner.test", Map.of());
        manager.post("guests/" + guest.id() + "/suspend");

        JsonNode answer = inviter.access(part, Map.of("email", guest.email()));

        assertThat(answer.path("outcome").asText()).isEqualTo("already");
        assertThat(manager.grants(guest.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.path("state").asText()).isEqualTo("suspended"));
    }

    @Test
    void leavesOneInvitationAndOneMailOfAThousandCalls() throws Exception {
        String address = "thousandfold@partner.test";

        List<JsonNode> answers = manyTimes(1000, part, address);

        assertThat(Api.texts(inviter.shown("invitations?max=200&search=thousandfold"), "email"))
                .containsExactly(address);
        assertThat(answers)
                .hasSize(1000)
                .allSatisfy(it -> assertThat(it.path("outcome").asText()).isEqualTo("invited"));
        assertThat(answers)
                .extracting(it -> it.path("invitation").asText())
                .containsOnly(answers.getFirst().path("invitation").asText());
        assertThat(tables.rows("GUESTS_INVITATION", "EMAIL", address)).hasSize(1);
        assertThat(tables.rows("GUESTS_MAIL", "EMAIL", address)).hasSize(1);
    }

    @Test
    void leavesOneGrantOfManyCalls() throws Exception {
        TestUser guest = reception.guestOf(part, "hundredfold@partner.test", Map.of());

        List<JsonNode> answers = manyTimes(320, otherPart, guest.email());

        assertThat(answers)
                .filteredOn(it -> it.path("outcome").asText().equals("granted"))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.path("outcome").asText().equals("already"))
                .hasSize(319);
        assertThat(answers)
                .extracting(it -> it.path("grant").asText())
                .containsOnly(answers.getFirst().path("grant").asText());
        assertThat(manager.grants(guest.id())).hasSize(2);
    }

    @Test
    void isNotForSpacesOfOthers() {
        String globex = realm.createOrganization("globex", "globex.test", Acme.APP);

        Answer answer = inviter.post("spaces/" + globex + "/access", Map.of("email", "nobody@partner.test"));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void readsItsBodyStrictly() {
        Answer noAddress = inviter.post("spaces/" + part + "/access", Map.of("email", "nonsense"));
        Answer nothing = inviter.post("spaces/" + part + "/access", Map.of("permission", "read"));
        Answer unknown = inviter.post(
                "spaces/" + part + "/access", Map.of("email", "strict@partner.test", "to", "strict@partner.test"));
        Answer beyond =
                inviter.post("spaces/" + part + "/access", Map.of("email", "strict@partner.test", "permission", "own"));

        assertThat(List.of(noAddress, nothing, unknown, beyond))
                .extracting(Answer::status)
                .containsOnly(400);
        assertThat(Api.error(noAddress)).isEqualTo("invalid_field");
        assertThat(noAddress.json().path("field").asText()).isEqualTo("email");
        assertThat(nothing.json().path("field").asText()).isEqualTo("email");
        assertThat(Api.error(unknown)).isEqualTo("unknown_field");
        assertThat(Api.error(beyond)).isEqualTo("permission_not_offered");
        assertThat(tables.rows("GUESTS_INVITATION", "EMAIL", "strict@partner.test"))
                .isEmpty();
    }

    /** That many calls, by threads which begin together. */
    private List<JsonNode> manyTimes(int calls, String space, String address) throws Exception {
        Map<String, String> body = Map.of("email", address);
        int each = calls / THREADS;
        Callable<List<JsonNode>> caller = () -> IntStream.range(0, each)
                .mapToObj(it -> inviter.access(space, body))
                .toList();
        List<JsonNode> answers = new ArrayList<>();
        AtOnce.done(Collections.nCopies(THREADS, caller)).forEach(answers::addAll);
        IntStream.range(answers.size(), calls).forEach(it -> answers.add(inviter.access(space, body)));
        return answers;
    }

    private String permission(TestUser guest, String space) {
        return manager.grants(guest.id()).stream()
                .filter(it -> it.path("space").asText().equals(space))
                .findFirst()
                .orElseThrow()
                .path("permission")
                .asText();
    }
}
