/** The demo: everything that a look at guest accounts needs, in one program. */
@NullMarked
package io.github.keycloakguests.demo;

import org.jspecify.annotations.NullMarked;
