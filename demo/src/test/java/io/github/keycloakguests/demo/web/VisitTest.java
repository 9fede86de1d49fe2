package io.github.keycloakguests.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitTest {
    @Test
    void readsParameters() {
        assertThat(Visit.queryOf("state=a%2Bb&code=c+d&state=second&flag&=nameless&empty="))
                .containsEntry("state", "a+b")
                .containsEntry("code", "c d")
                .containsEntry("empty", "")
                .hasSize(3);
        assertThat(Visit.queryOf(null)).isEmpty();
    }

    @Test
    void takesAStrayPercentSignAsItIs() {
        assertThat(Visit.queryOf("a=100%")).containsEntry("a", "100%");
    }

    @Test
    void escapesEverythingThatMeansSomethingInAPage() {
        assertThat(Html.escape("<a href=\"'&'\">")).isEqualTo("&lt;a href=&quot;&#39;&amp;&#39;&quot;&gt;");
    }
}
