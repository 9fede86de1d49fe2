@NullMarked
package io.github.keycloakguests.demo.app;

import org.jspecify.annotations.NullMarked;
