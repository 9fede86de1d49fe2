package io.github.keycloakguests.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.keycloak.jpa.DatabaseClock;
import io.github.keycloakguests.keycloak.jpa.GuestsEntities;
import io.github.keycloakguests.keycloak.jpa.JpaBacklog;
import io.github.keycloakguests.keycloak.jpa.JpaBooks;
import io.github.keycloakguests.keycloak.jpa.JpaDueGrants;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.UserEntity;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Queries in databases that are not here, MySQL, SQL Server and Oracle, so far as the contract tests on H2 do not ask them there
 * already.
 */
class PortableQueriesIT {

    private static final String REALM = "11111111-1111-1111-1111-111111111111";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static TestDatabase here;
    private static AbsentDatabases absent;

    @BeforeAll
    static void open() {
        here = Databases.h2(GuestsEntities.CHANGELOG, GuestsEntities.ALL);
        absent = new AbsentDatabases(
                Stream.concat(GuestsEntities.ALL.stream(), ofKeycloak()).toList());
    }

    @AfterAll
    static void close() {
        absent.close();
        here.close();
    }

    @BeforeEach
    void restart() {
        absent.mySql().restart();
        absent.oracle().restart();
        absent.sqlServer().restart();
    }

    @Test
    void claimNoMoreThanABatchAndPassOverWhatOthersHold() {
        absent.each(it -> new JpaDueGrants(it, REALM).claim(10, NOW, Duration.ofMinutes(1)));

        assertThat(absent.mySql().statements())
                .singleElement()
                .asString()
                .endsWith("limit ? for update of ge1_0 skip locked");
        assertThat(absent.oracle().statements())
                .singleElement()
                .asString()
                .contains("fetch first ? rows only")
                .endsWith("for update skip locked");
        assertThat(absent.sqlServer().statements())
                .singleElement()
                .asString()
                .startsWith("select top (?)")
                .contains("with (updlock,rowlock,readpast)");
    }

    @Test
    void reconcile() {
        absent.each(JpaBooks::realms);
        absent.each(it -> {
            JpaBooks books = new JpaBooks(it, REALM);
            books.origin();
            books.usersGone();
            books.hostsGone();
            books.spacesGone();
            books.without("role");
            books.outsideTheHost(NOW);
            books.outsideTheGroup(NOW);
            books.leftInTheGroup(NOW);
            books.otherAddress();
            books.miscounted();
            books.recount("acme");
        });

        assertThat(absent.oracle().statements())
                .hasSizeGreaterThan(11)
                .hasSameSizeAs(absent.mySql().statements())
                .hasSameSizeAs(absent.sqlServer().statements());
    }

    @Test
    void measure() {
        here.inTransaction(it -> absent.along(it, entities -> JpaBacklog.at(NOW, entities)));

        assertThat(absent.mySql().statements()).hasSize(2);
        assertThat(absent.oracle().statements()).hasSize(2);
        assertThat(absent.sqlServer().statements()).hasSize(2);
    }

    @Test
    void askForTheTime() {
        Clock clock = Clock.systemUTC();

        here.inTransaction(it -> absent.along(it, entities -> DatabaseClock.setting(clock, clock, entities)));

        assertThat(absent.mySql().statements()).hasSize(1);
        assertThat(absent.oracle().statements()).containsExactly("select current_timestamp from dual");
        assertThat(absent.sqlServer().statements()).containsExactly("select sysdatetimeoffset()");
    }

    private static Stream<Class<?>> ofKeycloak() {
        try (InputStream unit = UserEntity.class.getResourceAsStream("/default-persistence.xml")) {
            NodeList names = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(unit)
                    .getElementsByTagName("class");
            List<Class<?>> classes = new ArrayList<>();
            for (int i = 0; i < names.getLength(); i++) {
                classes.add(Class.forName(names.item(i).getTextContent().strip()));
            }
            return classes.stream();
        } catch (ReflectiveOperationException | IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
