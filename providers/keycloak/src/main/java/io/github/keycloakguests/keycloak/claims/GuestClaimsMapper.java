package io.github.keycloakguests.keycloak.claims;

import io.github.keycloakguests.keycloak.expiry.Door;
import io.github.keycloakguests.keycloak.expiry.TokenClamp;
import io.github.keycloakguests.keycloak.expiry.TokenEnd;
import io.github.keycloakguests.keycloak.guest.PermittedGuest;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** Puts {@code user_type} and {@code guest} into tokens, userinfo and introspection; no SQL for members. */
public abstract class GuestClaimsMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    public static final String ID = "guest-claims-mapper";

    /** The ports of the realm, as the composition root knows them. */
    protected abstract RealmPorts ports(KeycloakSession session, RealmModel realm);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Guest claims";
    }

    @Override
    public String getHelpText() {
        return "Says whether the user is a guest or a member (user_type), and a guest's spaces, permissions and end.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, GuestClaimsMapper.class);
        return properties;
    }

    /**
     * The end of an ID token as well, whether or not it is to have claims: it is written apart from the tokens that
     * {@link TokenClamp} sees (AccessTokenResponseBuilder.generateIDToken, 26.7).
     */
    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapping,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        IDToken transformed = super.transformIDToken(token, mapping, session, userSession, context);
        RealmPorts ports = ports(session, session.getContext().getRealm());
        TokenEnd.bound(
                transformed,
                new Door(ports)
                        .admission(
                                userSession.getUser(),
                                context.getClientSession().getClient()));
        return transformed;
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapping,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        RealmModel realm = session.getContext().getRealm();
        RealmPorts ports = ports(session, realm);
        ports.standings()
                .of(userSession.getUser())
                .map(it -> TokenGuest.of(
                        new PermittedGuest(userSession.getUser(), it).by(ports.domains()),
                        new CurrentHost(session, realm).of(context),
                        ports.spaces(),
                        ports.clock().instant()))
                .orElseGet(TokenGuest::member)
                .writeTo(token);
    }
}
