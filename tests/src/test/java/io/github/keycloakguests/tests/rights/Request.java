package io.github.keycloakguests.tests.rights;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a route of the table is tried: with a request that changes something only for those who may.
 *
 * @param good what a caller is answered who may; a conflict can be that, since rights come first
 * @param uses what there is no more afterwards
 */
record Request(String route, List<Integer> good, List<String> uses, String body) {

    private static final Map<String, Request> ALL =
            """
            GET me                                    | 200     |             |
            DELETE me/grants/{grant}                  | 204     | guest,grant |
            GET spaces                                | 200     |             |
            GET types                                 | 200     |             |
            GET invitations                           | 200     |             |
            GET guests                                | 200     |             |
            GET managers                              | 200     |             |
            GET inviters                              | 200     |             |
            PUT inviters/{user}                       | 204     |             |
            DELETE inviters/{user}                    | 204     |             |
            PUT managers/{user}                       | 204     |             |
            DELETE managers/{user}                    | 204     |             |
            POST setup/apply                          | 200     |             |
            POST reconcile                            | 200     |             |
            GET spaces/{part}                         | 200     |             |
            GET spaces/{part}/quota                   | 200     |             |
            PUT spaces/{part}                         | 200     |             | {"displayName":"Part","type":"partner"}
            POST spaces/{part}/copy                   | 201     |             | {"name":"{name}"}
            DELETE spaces/{part}                      | 204     | spare       |
            GET spaces/{part}/managers                | 200     |             |
            GET spaces/{part}/inviters                | 200     |             |
            PUT spaces/{part}/managers/{user}         | 204     |             |
            DELETE spaces/{part}/managers/{user}      | 204     |             |
            PUT spaces/{part}/inviters/{user}         | 204     |             |
            DELETE spaces/{part}/inviters/{user}      | 204     |             |
            POST spaces/{part}/invitations            | 200     |             | {"to":"{address}","send":"later"}
            POST spaces/{part}/access                 | 200     |             | {"email":"{address}"}
            GET invitations?space={part}              | 200     |             |
            GET guests?space={part}                   | 200     |             |
            GET spaces/{host}                         | 200     |             |
            PUT spaces/{host}                         | 200     |             | {"description":"The whole."}
            POST spaces                               | 201     |             | {"host":"{host}","name":"{name}"}
            PUT spaces/{host}/managers/{user}         | 204     |             |
            DELETE spaces/{host}/managers/{user}      | 204     |             |
            PUT spaces/{host}/inviters/{user}         | 204     |             |
            DELETE spaces/{host}/inviters/{user}      | 204     |             |
            PUT spaces/{host}/quota                   | 200     |             | {"base":100000,"ratio":1}
            DELETE spaces/{host}/quota                | 200     |             |
            POST members/{member}/convert             | 200     | member      | {"space":"{part}","type":"partner"}
            GET invitations/{invitation}              | 200     |             |
            PATCH invitations/{invitation}            | 200     |             | {"permission":"read"}
            POST invitations/{invitation}/resend      | 429     |             |
            POST invitations/{draft}/send             | 200     | draft       |
            DELETE invitations/{invitation}           | 204     | invitation  |
            GET guests/{guest}                        | 200     |             |
            GET guests/{guest}/activity               | 200     |             |
            PATCH guests/{guest}                      | 200     |             | {"name":"Guest of the house"}
            GET guests/{guest}/history                | 200     |             |
            POST guests/{guest}/sign-out              | 204     |             |
            POST guests/{guest}/verify                | 204     |             |
            PUT guests/{guest}/password-life          | 200     |             | {"life":"never"}
            DELETE guests/{guest}/password-life       | 200     |             |
            POST guests/{guest}/password-link         | 204,429 |             |
            POST guests/{guest}/suspend               | 200     |             |
            POST guests/{guest}/resume                | 200     |             |
            PUT grants/{grant}                        | 200     |             | {"permission":"read"}
            POST grants/{grant}/renew                 | 200     |             |
            POST grants/renew                         | 200     |             | {"filter":{"search":"nobody at all"}}
            PUT grants/{grant} sponsor                | 200     |             | {"sponsor":"{user}"}
            PUT grants/{grant} manager                | 200,409 |             | {"manager":true}
            DELETE grants/{grant}                     | 204     | guest,grant |
            DELETE guests/{guest}                     | 204     | guest,grant |
            POST guests/{guest}/convert               | 200     | guest,grant | {"host":"{host}"}
            """.lines().map(Request::read).collect(Collectors.toMap(Request::route, Function.identity()));

    /** The one that the table calls so. */
    static Request of(String route) {
        Request found = ALL.get(route);
        if (found == null) {
            throw new AssertionError("the table names a route that is not tried: " + route);
        }
        return found;
    }

    static List<String> routes() {
        return ALL.keySet().stream().sorted().toList();
    }

    String method() {
        return route.split(" ", -1)[0];
    }

    String path() {
        return route.split(" ", -1)[1];
    }

    private static Request read(String line) {
        String[] parts = line.split("\\|", -1);
        return new Request(
                parts[0].strip(),
                list(parts[1]).stream().map(Integer::valueOf).toList(),
                list(parts[2]),
                parts[3].strip());
    }

    private static List<String> list(String part) {
        return Arrays.stream(part.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
