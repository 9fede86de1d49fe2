package io.github.keycloakguests.tests.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.Resource;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What the steps of an ordinary session cost. */
record Steps(long page, long login, long again, long token, long refresh, long userinfo, long introspection) {

    /** How many runs are prepared for; at least as many as are counted. */
    private static final int PREPARED = 12;

    /** The same, with one statement more wherever somebody is known; the login page is for anybody. */
    Steps withOneMore() {
        return new Steps(page, login + 1, again + 1, token + 1, refresh + 1, userinfo + 1, introspection + 1);
    }

    /** What costs more than that. */
    List<String> over(Steps budget) {
        Map<String, Long> allowed = budget.named();
        return named().entrySet().stream()
                .filter(it -> it.getValue() > allowed.get(it.getKey()))
                .map(it -> it + " instead of " + allowed.get(it.getKey()))
                .toList();
    }

    private Map<String, Long> named() {
        Map<String, Long> named = new LinkedHashMap<>();
        named.put("page", page);
        named.put("login", login);
        named.put("again", again);
        named.put("token", token);
        named.put("refresh", refresh);
        named.put("userinfo", userinfo);
        named.put("introspection", introspection);
        return named;
    }

    static Steps of(TestClient app, Resource resource, TestUser user, ToLongFunction<Runnable> counted) {
        long page = counted.applyAsLong(() -> new Visitor().openLogin(app, "openid"));
        Deque<Prepared> forms = prepared(app);
        long login = counted.applyAsLong(() -> forms.pop().signIn(user));
        Visitor known = new Visitor();
        Tokens tokens = known.signIn(app, user);
        long again = counted.applyAsLong(() -> known.openLogin(app, "openid").code());
        Deque<String> codes = new ArrayDeque<>(IntStream.range(0, PREPARED)
                .mapToObj(it -> known.openLogin(app, "openid").code())
                .toList());
        long token = counted.applyAsLong(() -> app.exchange(codes.pop()));
        long refresh = counted.applyAsLong(() -> app.refresh(tokens));
        long userinfo = counted.applyAsLong(() -> assertThat(
                        resource.userinfo(tokens.accessToken()).path("sub").asText())
                .isEqualTo(user.id()));
        long introspection = counted.applyAsLong(() -> assertThat(resource.introspected(tokens.accessToken())
                        .path("active")
                        .asBoolean())
                .isTrue());
        return new Steps(page, login, again, token, refresh, userinfo, introspection);
    }

    private static Deque<Prepared> prepared(TestClient app) {
        Deque<Prepared> forms = new ArrayDeque<>();
        for (int i = 0; i < PREPARED; i++) {
            Visitor visitor = new Visitor();
            forms.add(new Prepared(visitor, visitor.openLogin(app, "openid")));
        }
        return forms;
    }

    /** Somebody before the login form. */
    private record Prepared(Visitor visitor, WebPage form) {
        void signIn(TestUser user) {
            assertThat(visitor.signIn(form, user).code()).isNotEmpty();
        }
    }
}
