@NullMarked
package io.github.keycloakguests.demo;

import org.jspecify.annotations.NullMarked;
