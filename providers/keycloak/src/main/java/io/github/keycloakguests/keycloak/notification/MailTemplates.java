package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Mail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Words of a mail from the realm's email theme, with all that Keycloak's own mails have at hand (26.7). */
public final class MailTemplates extends FreeMarkerEmailTemplateProvider {

    /** Subject and both bodies. */
    private record Words(String subject, String text, String html) {}

    /** A subject as a message key with arguments; free text is an argument, never a key or pattern. */
    public record Subject(String key, List<Object> arguments) {}

    public MailTemplates(KeycloakSession session, RealmModel realm) {
        super(session);
        setRealm(realm);
    }

    /** The letter of a mail, in the words of a template. */
    public Letter letter(Mail mail, UserModel reader, Subject subject, String template, Map<String, Object> beans) {
        Words words = write(reader, subject, template, beans);
        return new Letter(mail.id(), mail.to(), words.subject(), words.text(), words.html());
    }

    /** In the language of the reader; the request's language, which is the inviter's, counts for nothing. */
    private Words write(UserModel reader, Subject subject, String template, Map<String, Object> beans) {
        setUser(reader);
        Map<String, Object> attributes = new HashMap<>(beans);
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        try {
            EmailTemplate email = processTemplate(subject.key(), subject.arguments(), template, attributes);
            // A line break in a name of a person or space would end the header.
            String line = email.getSubject().replaceAll("\\p{Cntrl}+", " ").strip();
            return new Words(line, email.getTextBody(), email.getHtmlBody());
        } catch (EmailException broken) {
            throw new UnwritableLetterException("the mail template " + template + " cannot be filled in", broken);
        }
    }
}
