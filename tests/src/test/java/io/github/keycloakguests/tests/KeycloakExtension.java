package io.github.keycloakguests.tests;

import io.github.keycloakguests.tests.browser.Chromium;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.server.Cluster;
import io.github.keycloakguests.tests.server.TestServer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Gives the classes marked with {@link KeycloakTest} what they name, and tidies up behind them. */
final class KeycloakExtension
        implements BeforeAllCallback, AfterEachCallback, ParameterResolver, TestInstancePostProcessor {

    private static final Namespace OURS = Namespace.create(KeycloakExtension.class);

    private static final Map<Class<?>, Function<ExtensionContext, Object>> GIFTS = Map.of(
            TestServer.class, KeycloakExtension::server,
            Cluster.class, KeycloakExtension::server,
            TestMail.class, context -> TestMail.shared(),
            TestRealm.class, KeycloakExtension::realm,
            TestClock.class, KeycloakExtension::clock,
            Statements.class, context -> new Statements(realm(context)),
            GuestsTables.class, context -> new GuestsTables(realm(context)),
            Visitor.class, context -> new Visitor(),
            Chromium.class, context -> Chromium.shared());

    @Override
    public void beforeAll(ExtensionContext context) {
        TestMail.shared().start();
        TestMail.shared().forget();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        clock(context).putBack();
        TestMail.shared().start();
        TestMail.shared().refuseNobody();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIFTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return GIFTS.get(parameter.getParameter().getType()).apply(context);
    }

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) throws IllegalAccessException {
        for (Class<?> type = test.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (GIFTS.containsKey(field.getType())
                        && !Modifier.isStatic(modifiers)
                        && !Modifier.isFinal(modifiers)) {
                    field.setAccessible(true);
                    field.set(test, GIFTS.get(field.getType()).apply(context));
                }
            }
        }
    }

    private static TestClock clock(ExtensionContext context) {
        return ofClass(context, TestClock.class, () -> new TestClock(server(context)));
    }

    private static TestRealm realm(ExtensionContext context) {
        return ofClass(context, TestRealm.class, () -> newRealm(context));
    }

    private static TestRealm newRealm(ExtensionContext context) {
        TestRealm realm = TestRealm.create(server(context), TestMail.shared());
        if (!wishes(context).organizations()) {
            realm.change(it -> it.setOrganizationsEnabled(false));
        }
        return realm;
    }

    private static TestServer server(ExtensionContext context) {
        int nodes = wishes(context).nodes();
        return nodes == 0 ? TestServer.shared() : Cluster.of(nodes);
    }

    private static KeycloakTest wishes(ExtensionContext context) {
        return outermost(context.getRequiredTestClass()).getAnnotation(KeycloakTest.class);
    }

    /** One per test class, shared by its nested classes; JUnit closes it with the class if it can be closed. */
    private static <T> T ofClass(ExtensionContext context, Class<T> type, Supplier<T> making) {
        ExtensionContext owner = context;
        while (owner.getParent().filter(it -> it.getTestClass().isPresent()).isPresent()) {
            owner = owner.getParent().orElseThrow();
        }
        return type.cast(owner.getStore(OURS).getOrComputeIfAbsent(type, key -> making.get()));
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }
}
