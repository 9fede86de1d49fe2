package io.github.keycloakguests.tests.rights;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the routes of one section are tried on: made when it is first named, and again when it was used up.
 *
 * @param answering who answers for invitations and guests that are made here
 * @param quarters another space of the host, which its guests come from
 */
record Stage(Guesthouse house, Api answering, Place place, String quarters, Map<String, String> things) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    /** Names are new in the whole run. */
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** A space, its host, and a member there. */
    record Place(String host, String part, TestUser user) {}

    static Stage at(Guesthouse house, Api answering, Place place, String quarters) {
        return new Stage(house, answering, place, quarters, new HashMap<>());
    }

    /** The text with what it names in braces. */
    String fill(String text) {
        return NAME.matcher(text).replaceAll(it -> Matcher.quoteReplacement(thing(it.group(1))));
    }

    void usedUp(List<String> names) {
        names.forEach(things::remove);
    }

    private String thing(String name) {
        return switch (name) {
            case "host" -> place.host();
            case "part" -> place.part();
            case "user" -> place.user().id();
            case "name" -> fresh();
            case "address" -> fresh() + "@stage.test";
            default -> {
                if (!things.containsKey(name)) {
                    make(name);
                }
                yield things.get(name);
            }
        };
    }

    private void make(String name) {
        switch (name) {
            case "spare" -> things.put(name, house.part(place.host(), fresh(), Map.of("type", Guesthouse.PARTNER)));
            case "member" -> things.put(name, house.member(fresh()).id());
            case "invitation" -> things.put(name, invited(Map.of()));
            case "draft" -> things.put(name, invited(Map.of("send", "later")));
            case "guest", "grant" -> makeGuest();
            default -> throw new AssertionError("nobody knows what " + name + " is");
        }
    }

    private String invited(Map<String, String> more) {
        Map<String, String> body = new HashMap<>(more);
        body.put("to", fresh() + "@stage.test");
        JsonNode answer = Api.done(answering.invite(place.part(), body));
        return answer.at("/answers/0/invitation").asText();
    }

    private void makeGuest() {
        TestUser guest = house.guest(fresh(), quarters, Map.of("type", Guesthouse.PARTNER));
        things.put("guest", guest.id());
        things.put("grant", Guesthouse.granted(answering, guest, place.part(), Map.of()));
    }

    private static String fresh() {
        return "new-" + NAMES.incrementAndGet();
    }
}
