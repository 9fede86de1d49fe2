package io.github.keycloakguests.tests;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with a realm of its own on the shared server. Parameters of its constructor and methods may be a
 * {@code TestServer}, {@code TestRealm}, {@code TestMail}, {@code TestClock}, {@code Statements}, {@code GuestsTables}, {@code Visitor} or
 * {@code Chromium}; fields of these types are filled.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KeycloakExtension.class)
public @interface KeycloakTest {

    /** Whether the realm has organizations. */
    boolean organizations() default true;
}
