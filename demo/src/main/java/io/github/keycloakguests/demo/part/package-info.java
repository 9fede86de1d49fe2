/** What the parts of the demo have in common. */
@NullMarked
package io.github.keycloakguests.demo.part;

import org.jspecify.annotations.NullMarked;
