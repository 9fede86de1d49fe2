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

/** What a SAML application sends a browser to Keycloak with (SAML 2.0 Bindings, 3.4: HTTP Redirect). */
final class SamlRequest {

    private SamlRequest() {}

    static String to(Premises premises) {
        String request =
                """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0"
                    IssueInstant="%s" Destination="%s/protocol/saml"
                    AssertionConsumerServiceURL="http://saml.test/acs">
                  <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer>
                </samlp:AuthnRequest>
                """.formatted(UUID.randomUUID(), Instant.EPOCH, premises.realm().url(), Premises.SAML);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating =
                new DeflaterOutputStream(deflated, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflating.write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Http.encoded(Map.of("SAMLRequest", Base64.getEncoder().encodeToString(deflated.toByteArray())));
    }
}
