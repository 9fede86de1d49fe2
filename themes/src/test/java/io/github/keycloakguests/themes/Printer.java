package io.github.keycloakguests.themes;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.keycloak.forms.login.MessageType;
import org.keycloak.forms.login.freemarker.model.AuthenticationContextBean;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.KeycloakSanitizerMethod;
import org.keycloak.theme.ThemeResourcesParser;
import org.keycloak.theme.beans.AdvancedMessageFormatterMethod;
import org.keycloak.theme.beans.MessageBean;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.beans.MessagesPerFieldBean;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProvider;

/** Prints scenes with the server's own FreeMarker set-up and the attributes that its providers add (26.7.0). */
final class Printer {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final DefaultFreeMarkerProvider FREE_MARKER =
            new DefaultFreeMarkerProvider(null, new KeycloakSanitizerMethod());

    private Printer() {}

    /** As FreeMarkerLoginFormsProvider.createForm does. */
    static String page(Scene scene, StockTheme theme, Locale language) {
        return print(pageAttributes(scene, theme, language), scene.template(), theme);
    }

    /** As in a realm that speaks one language only: there is no locale bean. */
    static String pageInOneLanguage(Scene scene, StockTheme theme) {
        Map<String, Object> attributes = pageAttributes(scene, theme, Locale.ENGLISH);
        attributes.put("realm", realm(false));
        attributes.remove("locale");
        return print(attributes, scene.template(), theme);
    }

    private static Map<String, Object> pageAttributes(Scene scene, StockTheme theme, Locale language) {
        Map<String, Object> attributes = new HashMap<>(scene.attributes());
        Properties messages = theme.getMessages(language);
        Map<Object, Object> withAttributes = new HashMap<>(attributes);
        withAttributes.putAll(messages);
        attributes.put("msg", new MessageFormatterMethod(language, withAttributes));
        attributes.put("advancedMsg", new AdvancedMessageFormatterMethod(language, messages));
        attributes.put("properties", theme.getProperties());
        attributes.put("themeResources", ThemeResourcesParser.parse(theme.getProperties()));
        attributes.put("darkMode", "true".equals(theme.getProperties().getProperty("darkMode")));
        putErrors(scene, messages, attributes);
        attributes.put("realm", realm(true));
        attributes.put("title", "Sign in to Acme");
        attributes.put("url", urls(scene, theme));
        if (scene.insideLogin()) {
            attributes.put("auth", new AuthenticationContextBean(null, null));
        }
        attributes.put(
                "locale",
                Map.of(
                        "current", language.getDisplayLanguage(language),
                        "currentLanguageTag", language.toLanguageTag(),
                        "rtl", false,
                        "supported", LANGUAGES.stream().map(Printer::choice).toList()));
        attributes.put("lang", language.toLanguageTag());
        attributes.put("pageId", scene.template().replace(".ftl", ""));
        return attributes;
    }

    static String htmlMail(Scene scene, StockTheme theme, Locale language) {
        return print(mailAttributes(scene, theme, language), "html/" + scene.template(), theme);
    }

    static String textMail(Scene scene, StockTheme theme, Locale language) {
        return print(mailAttributes(scene, theme, language), "text/" + scene.template(), theme);
    }

    /** As FreeMarkerEmailTemplateProvider.processTemplate does. */
    static String subject(StockTheme theme, Locale language, String key, Object... values) {
        return new MessageFormat(theme.getMessages(language).getProperty(key, key), language).format(values);
    }

    private static Map<String, Object> mailAttributes(Scene scene, StockTheme theme, Locale language) {
        Map<String, Object> attributes = new HashMap<>(scene.attributes());
        attributes.put("locale", language);
        attributes.put("ltr", true);
        attributes.put("msg", new MessageFormatterMethod(language, theme.getMessages(language)));
        attributes.put("properties", theme.getProperties());
        attributes.put("realmName", "Acme");
        attributes.put("user", Map.of("username", "ada"));
        attributes.put("subject", "a subject");
        return attributes;
    }

    private static Map<String, Object> realm(boolean manyLanguages) {
        return Map.of(
                "name",
                "acme",
                "displayName",
                "Acme",
                "displayNameHtml",
                "Acme",
                "internationalizationEnabled",
                manyLanguages,
                "registrationEmailAsUsername",
                false,
                "loginWithEmailAllowed",
                true);
    }

    private static Map<String, Object> urls(Scene scene, StockTheme theme) {
        Map<String, Object> urls = new HashMap<>(Map.of(
                "resourcesPath", "/resources/x/login/" + theme.getName(),
                "resourcesCommonPath", "/resources/x/common/keycloak",
                "ssoLoginInOtherTabsUrl", "https://id.example.com/realms/acme/login-actions/restart",
                "loginRestartFlowUrl", "https://id.example.com/realms/acme/login-actions/restart"));
        if (scene.insideLogin()) {
            urls.put("loginAction", Scene.ACTION);
        }
        return urls;
    }

    private static Map<String, Object> choice(Locale language) {
        return Map.of(
                "languageTag", language.toLanguageTag(),
                "label", language.getDisplayLanguage(language),
                "url", "?kc_locale=" + language.toLanguageTag());
    }

    private static void putErrors(Scene scene, Properties messages, Map<String, Object> attributes) {
        MessagesPerFieldBean perField = new MessagesPerFieldBean();
        if (scene.attributes().get("formErrors") instanceof List<?> fields) {
            MessageBean whole = new MessageBean(null, MessageType.ERROR);
            fields.forEach(field -> {
                String text = messages.getProperty("guestErrorPasswordMissing") + " <i>" + field;
                perField.addMessage(field.toString(), text, MessageType.ERROR);
                whole.appendSummaryLine(text);
            });
            attributes.put("message", whole);
        }
        attributes.put("messagesPerField", perField);
    }

    private static String print(Map<String, Object> attributes, String template, StockTheme theme) {
        try {
            return FREE_MARKER.processTemplate(attributes, template, theme);
        } catch (FreeMarkerException e) {
            throw new AssertionError(template + " under " + theme, e);
        }
    }
}
