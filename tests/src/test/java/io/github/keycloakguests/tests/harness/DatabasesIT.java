package io.github.keycloakguests.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.tests.database.Databases;
import io.github.keycloakguests.tests.database.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the harness promises about databases outside a server. */
class DatabasesIT {

    private static final String CHANGELOG = "harness-changelog.xml";

    static Stream<TestDatabase> databases() {
        return Stream.of(
                Databases.h2(CHANGELOG, List.of(NoteEntity.class)),
                Databases.postgres(CHANGELOG, List.of(NoteEntity.class)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keepsWhatWasCommittedOnly(TestDatabase database) {
        try (database) {
            database.withTransaction(entities -> entities.persist(new NoteEntity("kept", "hello")));

            assertThatThrownBy(() -> database.withTransaction(entities -> {
                        entities.persist(new NoteEntity("lost", "hello"));
                        throw new IllegalArgumentException("on purpose");
                    }))
                    .hasMessage("on purpose");

            assertThat(database.<String>inTransaction(
                            entities -> entities.find(NoteEntity.class, "kept").words()))
                    .isEqualTo("hello");
            assertThat(database.<Long>inTransaction(
                            entities -> entities.createQuery("select count(n) from NoteEntity n", Long.class)
                                    .getSingleResult()))
                    .isEqualTo(1);
        }
    }
}
