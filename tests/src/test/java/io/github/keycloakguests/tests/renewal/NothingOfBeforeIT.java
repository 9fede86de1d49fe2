package io.github.keycloakguests.tests.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever is let in again comes in anew: nothing that it had before its access was over is good for anything, though all of
 * it would still last by itself, and no sweep has come by.
 */
@KeycloakTest
class NothingOfBeforeIT {

    private static final Map<String, String> JOIN = Map.of("answer", "join");
    private static final Map<String, String> A_DAY = Map.of("period", "P1D");
    private static final Duration A_DAY_AND_AN_HOUR = Duration.ofHours(25);

    /** The ways back in. */
    enum Way {
        RENEWED,
        RENEWED_WITH_OTHERS,
        GIVEN_ANOTHER_PERIOD,
        RESUMED,
        RENEWED_AND_RESUMED,
        INVITED_ANEW,
        MADE_A_MEMBER
    }

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String globex;

    private TestRealm realm;
    private TestClock clock;

    @BeforeAll
    static void whereEverythingLastsLong(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        globex = reception.neighbour("globex");
        int long_ = (int) Duration.ofDays(100).toSeconds();
        realm.change(it -> {
            it.setSsoSessionIdleTimeout(long_);
            it.setSsoSessionMaxLifespan(long_);
            it.setAccessTokenLifespan(long_);
            it.setAccessCodeLifespan(long_);
            it.setAccessCodeLifespanLogin(long_);
            it.setAccessCodeLifespanUserAction(long_);
        });
        realm.attribute("guests.sweep", "off");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void isGoodForAnythingWhen(Way way) {
        TestUser guest = house.guest(way.name().toLowerCase(Locale.ROOT), acme.space(), A_DAY);
        realm.assignRealmRole(guest, "offline_access");
        Login online = shop.login(guest);
        Login offline = shop.login(guest, "openid offline_access");
        Visitor halfway = new Visitor();
        String code =
                halfway.signIn(halfway.openLogin(shop.app(), "openid"), guest).code();
        Visitor early = new Visitor();
        WebPage form = early.openLogin(shop.app(), "openid");
        shutOut(way, guest);
        Visitor late = new Visitor();
        WebPage stopped = late.signIn(late.openLogin(shop.app(), "openid"), guest);
        assertThat(stopped.status()).as(stopped.text()).isEqualTo(403);
        // What is ended is told from what comes after by the second.
        clock.advance(Duration.ofSeconds(2));

        letIn(way, guest);

        online.assertGone();
        assertThat(shop.app().askToRefresh(offline.tokens()).status())
                .as("offline token")
                .isEqualTo(400);
        assertThat(redeemed(code).status()).as("code").isEqualTo(400);
        assertThat(halfway.open(shop.app().loginUrl("openid", Map.of("prompt", "none")))
                        .redirectParameters())
                .as("the cookie that came with the code")
                .doesNotContainKey("code");
        assertThat(late.open(stopped.url().toString()).redirectParameters())
                .as("the page that stopped it")
                .doesNotContainKey("code");
        assertThat(late.openLogin(shop.app(), "openid").redirectParameters())
                .as("another login there")
                .doesNotContainKey("code");
        // Who knows the password logs in by a form, however old.
        assertThat(early.signIn(form, guest).code()).isNotEmpty();
        Login after = shop.login(guest);
        after.assertGood();
        assertThat(after.tokens().claims().path("sub").asText()).isEqualTo(guest.id());
    }

    /** Or else the test above would show nothing. */
    @Test
    void wouldBeGoodOfAMember() {
        TestUser member = house.member("member");
        Login online = shop.login(member);
        Login offline = shop.login(member, "openid offline_access");
        Visitor halfway = new Visitor();
        String code =
                halfway.signIn(halfway.openLogin(shop.app(), "openid"), member).code();

        clock.advance(A_DAY_AND_AN_HOUR);

        online.assertGood();
        assertThat(shop.app().askToRefresh(offline.tokens()).status()).isEqualTo(200);
        assertThat(redeemed(code).status()).isEqualTo(200);
    }

    @Test
    void isGoodAsEverOfWhoseAccessGoesOn() {
        TestUser guest = house.guest("goes-on", acme.space(), A_DAY);
        Login login = shop.login(guest);

        assertThat(renew(guest).status()).isEqualTo(200);

        login.assertGood();
    }

    /** Who has live access elsewhere was never shut out. */
    @Test
    void isGoodAsEverOfWhomSomethingElseLetsIn() {
        TestUser guest = house.guest("elsewhere", acme.space(), A_DAY);
        reception.join(new Visitor(), reception.inviteTo(globex, guest.email(), Map.of()), guest);
        Login login = shop.login(guest);
        clock.advance(A_DAY_AND_AN_HOUR);

        assertThat(renew(guest).status()).isEqualTo(200);

        login.assertGood();
    }

    /** The link asks for a login of now, whatever session the browser still has. */
    @Test
    void doesNotAnswerAnInvitation() {
        TestUser guest = house.guest("by-cookie", acme.space(), A_DAY);
        Visitor visitor = new Visitor();
        visitor.signIn(shop.app(), guest);
        clock.advance(A_DAY_AND_AN_HOUR);
        Letter letter = reception.invite(guest.email());

        WebPage login = visitor.submit(visitor.open(letter.link()), Map.of());
        WebPage question = visitor.signIn(login, guest);
        WebPage landed = visitor.submit(question, JOIN);

        assertThat(login.document().select("#kc-form-login")).as(login.text()).isNotEmpty();
        assertThat(question.text()).contains("Would you like to join acme");
        assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
        assertThat(reception.state(letter)).isEqualTo("accepted");
        assertThat(visitor.openLogin(shop.app(), "openid").code()).isNotEmpty();
    }

    /** A page that was opened by a session when it was good, and is answered when it is not any more. */
    @Test
    void doesNotAnswerAnInvitationThatWasOpenedBefore() {
        TestUser guest = house.guest("by-page", acme.space(), A_DAY);
        Visitor visitor = new Visitor();
        visitor.signIn(shop.app(), guest);
        Letter letter = reception.inviteTo(globex, guest.email(), Map.of());
        WebPage question = visitor.submit(visitor.open(letter.link()), Map.of());
        assertThat(question.text()).contains("Would you like to join globex");
        clock.advance(A_DAY_AND_AN_HOUR);

        WebPage answered = visitor.submit(question, JOIN);

        assertThat(answered.document().select("#kc-form-login"))
                .as(answered.text())
                .isNotEmpty();
        assertThat(reception.state(letter)).isEqualTo("open");
        visitor.submit(visitor.signIn(answered, guest), JOIN);
        assertThat(reception.state(letter)).isEqualTo("accepted");
        assertThat(visitor.openLogin(shop.app(), "openid").code()).isNotEmpty();
    }

    /** The password was good, but what followed it came after the gap. */
    @Test
    void isNoLoginThatWasUnderWay() {
        TestUser guest = house.guest("under-way", acme.space(), A_DAY);
        realm.requireAction(guest, "UPDATE_PASSWORD");
        Visitor visitor = new Visitor();
        WebPage page = visitor.signIn(visitor.openLogin(shop.app(), "openid"), guest);
        assertThat(page.document().select("#kc-passwd-update-form"))
                .as(page.text())
                .isNotEmpty();
        clock.advance(A_DAY_AND_AN_HOUR);
        assertThat(renew(guest).status()).isEqualTo(200);

        WebPage afterwards =
                visitor.submit(page, Map.of("password-new", "another-of-1815", "password-confirm", "another-of-1815"));

        assertThat(afterwards.redirectParameters()).as(afterwards.text()).doesNotContainKey("code");
        assertThat(afterwards.document().select("#kc-form-login"))
                .as(afterwards.text())
                .isNotEmpty();
        TestUser known = new TestUser(guest.id(), guest.username(), "another-of-1815", guest.email());
        assertThat(visitor.signIn(afterwards, known).code()).isNotEmpty();
    }

    /** Access ended, and other access began, and nobody came by in between or changed anything. */
    @Test
    void isNoSessionFromBeforeAGapThatTimeClosed() {
        TestUser guest = house.guest("gap", acme.space(), A_DAY);
        String part = house.part(acme.space(), "later");
        house.granted(
                guest,
                part,
                Map.of("startsAt", clock.now().plus(Duration.ofDays(2)).toString()));
        Visitor visitor = new Visitor();
        visitor.signIn(shop.app(), guest);
        clock.advance(Duration.ofDays(2).plusHours(1));

        WebPage silent = visitor.open(shop.app().loginUrl("openid", Map.of("prompt", "none")));
        WebPage page = visitor.openLogin(shop.app(), "openid");

        assertThat(silent.redirectParameters()).doesNotContainKey("code");
        assertThat(page.document().select("#kc-form-login")).as(page.text()).isNotEmpty();
        assertThat(visitor.signIn(page, guest).code()).isNotEmpty();
        assertThat(visitor.openLogin(shop.app(), "openid").code()).isNotEmpty();
    }

    /** Without a gap, the session goes on. */
    @Test
    void isGoodThroughGrantsThatFollowEachOther() {
        TestUser guest = house.guest("no-gap", acme.space(), A_DAY);
        String part = house.part(acme.space(), "following");
        house.granted(
                guest,
                part,
                Map.of("startsAt", clock.now().plus(Duration.ofHours(23)).toString()));
        Visitor visitor = new Visitor();
        visitor.signIn(shop.app(), guest);

        clock.advance(Duration.ofDays(2));

        assertThat(visitor.openLogin(shop.app(), "openid").code()).isNotEmpty();
    }

    private void shutOut(Way way, TestUser guest) {
        switch (way) {
            case RESUMED -> house.suspend(guest);
            case RENEWED_AND_RESUMED -> {
                clock.advance(A_DAY_AND_AN_HOUR);
                house.suspend(guest);
            }
            case RENEWED, RENEWED_WITH_OTHERS, GIVEN_ANOTHER_PERIOD, INVITED_ANEW, MADE_A_MEMBER ->
                clock.advance(A_DAY_AND_AN_HOUR);
        }
    }

    private void letIn(Way way, TestUser guest) {
        Api administrator = Api.asAdministrator(realm);
        switch (way) {
            case RENEWED -> assertThat(renew(guest).status()).isEqualTo(200);
            case RENEWED_WITH_OTHERS ->
                assertThat(Api.done(administrator.post(
                                        "grants/renew", Map.of("filter", Map.of("search", guest.username()))))
                                .path("renewed")
                                .asInt())
                        .isEqualTo(1);
            case GIVEN_ANOTHER_PERIOD -> house.change(acme.space(), guest, Map.of("period", "P10D"));
            case RESUMED -> house.resume(guest);
            case RENEWED_AND_RESUMED -> {
                assertThat(renew(guest).status()).isEqualTo(200);
                house.resume(guest);
            }
            case INVITED_ANEW -> reception.join(new Visitor(), reception.invite(guest.email()), guest);
            case MADE_A_MEMBER -> Api.done(administrator.post("guests/" + guest.id() + "/convert"));
        }
    }

    private Answer renew(TestUser guest) {
        return Api.asAdministrator(realm).post("grants/" + house.grantIdAt(acme.space(), guest) + "/renew");
    }

    private Answer redeemed(String code) {
        return Http.postForm(
                realm.url() + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        shop.app().redirectUri(),
                        "client_id",
                        shop.app().clientId()));
    }
}
