package io.github.keycloakguests.keycloak.notification;

import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.keycloak.common.enums.HostnameVerificationPolicy;
import org.keycloak.email.DefaultEmailAuthenticator;
import org.keycloak.email.EmailAuthenticator;
import org.keycloak.email.PasswordAuthEmailAuthenticator;
import org.keycloak.email.TokenAuthEmailAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.truststore.JSSETruststoreConfigurator;

/** The realm's mail server as the admin console has it (keys of DefaultEmailSenderProvider, Keycloak 26.7). */
record SmtpSettings(Map<String, String> config) {

    boolean complete() {
        return !text("host").isEmpty() && !text("from").isEmpty();
    }

    String text(String key) {
        String value = config.get(key);
        return value == null ? "" : value.strip();
    }

    boolean on(String key) {
        return Boolean.parseBoolean(text(key));
    }

    Properties properties(KeycloakSession session) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", text("host"));
        if (!text("port").isEmpty()) {
            properties.setProperty("mail.smtp.port", text("port"));
        }
        properties.setProperty("mail.smtp.auth", String.valueOf(on("auth")));
        if (text("authType").equals("token")) {
            properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(on("ssl")));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(on("starttls")));
        if (on("ssl") || on("starttls") || on("auth")) {
            trust(session, properties);
        }
        properties.setProperty("mail.smtp.timeout", orElse("timeout", "10000"));
        properties.setProperty("mail.smtp.connectiontimeout", orElse("connectionTimeout", "10000"));
        properties.setProperty("mail.smtp.writetimeout", orElse("writeTimeout", "10000"));
        if (!text("envelopeFrom").isEmpty()) {
            properties.setProperty("mail.smtp.from", text("envelopeFrom"));
        }
        if (on("allowutf8")) {
            properties.setProperty("mail.mime.allowutf8", "true");
        }
        // Otherwise Jakarta Mail looks up this machine's name, and shows it.
        properties.setProperty("mail.from", text("from"));
        return properties;
    }

    /** How the server wants us to introduce ourselves; a class of Keycloak's services, for the vault and XOAUTH2. */
    EmailAuthenticator authenticator() {
        if (!on("auth")) {
            return new DefaultEmailAuthenticator();
        }
        return text("authType").equals("token")
                ? new TokenAuthEmailAuthenticator()
                : new PasswordAuthEmailAuthenticator();
    }

    private void trust(KeycloakSession session, Properties properties) {
        JSSETruststoreConfigurator truststore = new JSSETruststoreConfigurator(session);
        SSLSocketFactory factory = truststore.getSSLSocketFactory();
        if (factory == null) {
            return;
        }
        properties.put("mail.smtp.ssl.socketFactory", factory);
        boolean any = truststore.getProvider().getPolicy() == HostnameVerificationPolicy.ANY;
        properties.setProperty("mail.smtp.ssl.checkserveridentity", String.valueOf(!any));
        if (any) {
            properties.setProperty("mail.smtp.ssl.trust", "*");
        }
    }

    private String orElse(String key, String value) {
        return text(key).isEmpty() ? value : text(key);
    }
}
