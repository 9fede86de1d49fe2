package io.github.keycloakguests.tests.harness;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row to try the databases of the harness with. */
@Entity
@Table(name = "HARNESS_NOTE")
class NoteEntity {

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    @Column(name = "WORDS")
    private String words;

    protected NoteEntity() {}

    NoteEntity(String id, String words) {
        this.id = id;
        this.words = words;
    }

    String words() {
        return words;
    }
}
