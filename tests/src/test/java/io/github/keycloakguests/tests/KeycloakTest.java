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
 * {@code Chromium}; fields of these types are filled. With {@link #nodes} the server is a {@code Cluster}, and parameters
 * and fields may be that.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KeycloakExtension.class)
public @interface KeycloakTest {

    /** Whether the realm has organizations. */
    boolean organizations() default true;

    /** How many nodes of a cluster the class wants, to be tagged {@code cluster}; none, for the shared server. */
    int nodes() default 0;
}
