/** Plain pages for this machine only. */
@NullMarked
package io.github.keycloakguests.demo.web;

import org.jspecify.annotations.NullMarked;
