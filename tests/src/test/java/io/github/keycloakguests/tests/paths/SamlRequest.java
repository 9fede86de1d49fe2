package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.realm.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** What a SAML application asks Keycloak with. */
final class SamlRequest {

    private SamlRequest() {}

    /** For a browser (SAML 2.0 Bindings, 3.4: HTTP Redirect). */
    static String inQuery(Premises premises) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating =
                new DeflaterOutputStream(deflated, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflating.write(request(premises).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Http.encoded(Map.of("SAMLRequest", Base64.getEncoder().encodeToString(deflated.toByteArray())));
    }

    /** For a client that is none (SAML 2.0 Profiles, 4.2: Enhanced Client or Proxy). */
    static String inEnvelope(Premises premises) {
        return """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>%s</soap:Body></soap:Envelope>
                """.formatted(request(premises));
    }

    private static String request(Premises premises) {
        return """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0"
                    IssueInstant="%s" Destination="%s/protocol/saml"
                    AssertionConsumerServiceURL="http://saml.test/acs">
                  <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer>
                </samlp:AuthnRequest>
                """.formatted(UUID.randomUUID(), Instant.EPOCH, premises.realm().url(), Premises.SAML);
    }
}
