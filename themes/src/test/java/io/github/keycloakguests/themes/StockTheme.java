package io.github.keycloakguests.themes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.PropertiesUtil;
import org.keycloak.theme.Theme;

/** A theme as the server chains it: itself, its parents, and behind them our theme-resources. */
final class StockTheme implements Theme {

    private final String name;
    private final Type type;
    private final List<String> chain;
    private final Set<String> lacking;

    private StockTheme(String name, Type type, List<String> chain, Set<String> lacking) {
        this.name = name;
        this.type = type;
        this.chain = chain;
        this.lacking = lacking;
    }

    /** The login themes that pages are tried under; the last two stand for themes that people write. */
    static List<StockTheme> loginThemes() {
        return List.of(
                new StockTheme("keycloak.v2", Type.LOGIN, List.of("keycloak.v2", "base"), Set.of()),
                new StockTheme("keycloak", Type.LOGIN, List.of("keycloak", "base"), Set.of()),
                new StockTheme("child-of-base", Type.LOGIN, List.of("base"), Set.of()),
                new StockTheme(
                        "without-profile-fields",
                        Type.LOGIN,
                        List.of("keycloak", "base"),
                        Set.of("user-profile-commons.ftl")));
    }

    static List<StockTheme> emailThemes() {
        return List.of(
                new StockTheme("keycloak", Type.EMAIL, List.of("keycloak", "base"), Set.of()),
                new StockTheme("base", Type.EMAIL, List.of("base"), Set.of()));
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getParentName() {
        return "base";
    }

    @Override
    public String getImportName() {
        return "common/keycloak";
    }

    @Override
    public Type getType() {
        return type;
    }

    @Override
    public URL getTemplate(String template) {
        if (lacking.contains(template)) {
            return null;
        }
        for (String each : chain) {
            URL found = resource(folder(each) + template);
            if (found != null) {
                return found;
            }
        }
        return resource("theme-resources/templates/" + template);
    }

    @Override
    public InputStream getResourceAsStream(String path) throws IOException {
        throw new UnsupportedOperationException("pages are only rendered here");
    }

    @Override
    public Properties getMessages(Locale locale) {
        return getMessages("messages", locale);
    }

    /** English, then the language; in each the theme's own words win over ours. */
    @Override
    public Properties getMessages(String bundle, Locale locale) {
        Properties messages = new Properties();
        for (String language : List.of("en", locale.getLanguage())) {
            String file = "messages/" + bundle + "_" + language + ".properties";
            read("theme-resources/" + file, messages);
            chain.reversed().forEach(each -> read(folder(each) + file, messages));
        }
        return messages;
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) {
        return getMessages(locale);
    }

    @Override
    public Properties getProperties() {
        Properties properties = new Properties();
        chain.reversed().forEach(each -> read(folder(each) + "theme.properties", properties));
        return properties;
    }

    private String folder(String each) {
        return "theme/" + each + "/" + type.name().toLowerCase(Locale.ROOT) + "/";
    }

    private static void read(String path, Properties into) {
        URL found = resource(path);
        if (found == null) {
            return;
        }
        try (InputStream in = found.openStream()) {
            PropertiesUtil.readCharsetAware(into, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL resource(String path) {
        return StockTheme.class.getClassLoader().getResource(path);
    }
}
