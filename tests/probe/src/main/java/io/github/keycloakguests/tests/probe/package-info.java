/** What integration tests must see and move inside the server. Open to everybody, so never part of a release. */
@NullMarked
package io.github.keycloakguests.tests.probe;

import org.jspecify.annotations.NullMarked;
