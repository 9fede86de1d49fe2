package io.github.keycloakguests.tests.browser;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;

/** A form as a browser sends it. */
record FilledForm(FormElement form, Map<String, String> fields) {

    String action() {
        return form.hasAttr("action") ? form.absUrl("action") : form.baseUri();
    }

    /** What stood in the form, then what was filled in, and the one button that was pressed. */
    Map<String, String> content() {
        Elements buttons = form.select("input[type=submit], button:not([type=button]):not([type=reset])");
        Map<String, String> content = new LinkedHashMap<>();
        for (Connection.KeyVal field : form.formData()) {
            content.put(field.key(), field.value());
        }
        // jsoup counts every <input type="submit"> among the data.
        content.keySet().removeAll(buttons.eachAttr("name"));
        Element first = buttons.first();
        boolean otherPressed = buttons.eachAttr("name").stream().anyMatch(fields::containsKey);
        if (!otherPressed && first != null && first.hasAttr("name")) {
            content.put(first.attr("name"), first.attr("value"));
        }
        content.putAll(fields);
        return content;
    }
}
