package io.github.keycloakguests.demo.web;

import java.io.IOException;

/** Answers visits. */
@FunctionalInterface
public interface Pages {
    Answer answer(Visit visit) throws IOException, InterruptedException;
}
