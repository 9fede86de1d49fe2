package io.github.keycloakguests.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@x.org,ben@x.org",
                "ada@x.org;ben@x.org",
                "ada@x.org ben@x.org",
                "ada@x.org\tben@x.org",
                "ada@x.org\nben@x.org",
                "ada@x.org\r\nben@x.org\r\n",
                "ada@x.org\u00a0ben@x.org",
                " ,; ada@x.org ;,\n\n, ben@x.org , ",
                "<ada@x.org><ben@x.org>",
                "<ada@x.org> ben@x.org",
                "ada@x.org <ben@x.org>"
            })
    void separatesPlainAddresses(String typed) {
        assertThat(read(typed)).containsExactly("ada@x.org", "ben@x.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", ";;\n\t, \u00a0"})
    void readsNothingFromNothing(String typed) {
        assertThat(AddressList.parse(typed)).isEmpty();
    }

    @Test
    void readsNames() {
        assertThat(read("Ada Lovelace <ada@x.org>")).containsExactly("Ada Lovelace <ada@x.org>");
    }

    @Test
    void readsAQuotedNameWithAComma() {
        assertThat(read("\"Doe, John\" <j@x.org>, ada@x.org")).containsExactly("Doe, John <j@x.org>", "ada@x.org");
    }

    @Test
    void readsAQuotedNameWithAnAddress() {
        assertThat(read("\"John john@home.org (home)\" <j@x.org>"))
                .containsExactly("John john@home.org (home) <j@x.org>");
    }

    @Test
    void readsSeveralNamesWithoutSeparators() {
        assertThat(read("Ada <ada@x.org> \"Doe, John\" <j@x.org> eve@x.org Ben B <ben@x.org> zoe@x.org"))
                .containsExactly(
                        "Ada <ada@x.org>", "Doe, John <j@x.org>", "eve@x.org", "Ben B <ben@x.org>", "zoe@x.org");
    }

    @Test
    void readsANameAcrossHardSpaces() {
        assertThat(read("Ada\u00a0Lovelace\u00a0<ada@x.org>")).containsExactly("Ada Lovelace <ada@x.org>");
    }

    @Test
    void keepsTheMalformedAmongTheGood() {
        assertThat(read("ada@x.org, ben@, ,eve@x.org;nobody"))
                .containsExactly("ada@x.org", "!ben@", "eve@x.org", "!nobody");
    }

    @Test
    void refusesAnUnclosedBracketToTheEndOfItsLine() {
        assertThat(read("Ada <ada@x.org, ben@x.org\neve@x.org"))
                .containsExactly("!Ada <ada@x.org, ben@x.org", "eve@x.org");
    }

    @Test
    void forgivesAnUnclosedQuotationMark() {
        assertThat(read("\"Ada <ada@x.org>\neve@x.org")).containsExactly("Ada <ada@x.org>", "eve@x.org");
    }

    @Test
    void refusesEmptyBrackets() {
        assertThat(read("Ada <>")).containsExactly("!Ada <>");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101})
    void refusesANameThatIsTooLong(int length) {
        AddressList.Entry entry =
                AddressList.parse("n".repeat(length) + " <ada@x.org>").getFirst();

        assertThat(entry instanceof AddressList.Entry.Mailbox).isEqualTo(length <= PersonName.LONGEST);
    }

    @Test
    void refusesANameWithControlCharacters() {
        assertThat(read("A\u0007da <ada@x.org>")).containsExactly("!A\u0007da <ada@x.org>");
    }

    @Test
    void showsOnlyTheBeginningOfSomethingLong() {
        assertThat(AddressList.parse("x".repeat(1000)))
                .containsExactly(new AddressList.Entry.Malformed("x".repeat(320)));
    }

    @Test
    void readsMoreThanAnOrderMayHold() {
        String typed =
                IntStream.range(0, 1001).mapToObj(it -> "a" + it + "@x.org").collect(Collectors.joining(","));

        assertThat(AddressList.parse(typed)).hasSize(1001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", ">", "\"", "a@", "a ", ",", "<>", "\"<", "a@x.org ", "<a@x.org>", "\" ", "\"a\"b"})
    void readsHundredThousandCharactersAtOnce(String piece) {
        String typed = piece.repeat(100_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> AddressList.parse(typed));
    }

    /** Entries as short texts: an address, with the name if there is one, or the malformed after an exclamation mark. */
    private static List<String> read(String typed) {
        return AddressList.parse(typed).stream().map(AddressListTest::shown).toList();
    }

    private static String shown(AddressList.Entry entry) {
        return switch (entry) {
            case AddressList.Entry.Malformed(String typed) -> "!" + typed;
            case AddressList.Entry.Mailbox(String typed, Recipient(EmailAddress address, PersonName name)) ->
                name.display() == null ? address.value() : name.display() + " <" + address.value() + ">";
        };
    }
}
