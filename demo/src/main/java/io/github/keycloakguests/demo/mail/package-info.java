/** The mail catcher and its pages. */
@NullMarked
package io.github.keycloakguests.demo.mail;

import org.jspecify.annotations.NullMarked;
