package io.github.keycloakguests.keycloak.background;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.cert.X509Certificate;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;

/**
 * Stands in for a request where none was made: what Keycloak tells applications at a logout bears the server's address,
 * which it takes from the request unless it is set as a whole (KeycloakContext.getUri, 26.7). It asks for nothing.
 */
public final class BackgroundRequest implements HttpRequest {

    private final URI base;

    /** @param base the public address of the server */
    public BackgroundRequest(URI base) {
        this.base = base;
    }

    @Override
    public String getHttpMethod() {
        return HttpMethod.POST;
    }

    @Override
    public MultivaluedMap<String, String> getDecodedFormParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public HttpHeaders getHttpHeaders() {
        return new NoHeaders();
    }

    @Override
    public X509Certificate[] getClientCertificateChain() {
        return new X509Certificate[0];
    }

    @Override
    public UriInfo getUri() {
        return new BackgroundAddress(base);
    }

    @Override
    public boolean isProxyTrusted() {
        return false;
    }
}
