package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.invitation.AskAgain;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.LinkVerdict;
import io.github.keycloakguests.invitation.OpenLink;
import io.github.keycloakguests.invitation.TakeOutcome;
import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** An invitation link: looking changes nothing, joining takes what a person types. */
@Produces(MediaType.TEXT_HTML)
public class JoinResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;
    private final SignUpDesk desk;
    private final String secret;

    public JoinResource(KeycloakSession session, RealmModel realm, RealmPorts ports, SignUpDesk desk, String secret) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.desk = desk;
        this.secret = secret;
    }

    @GET
    public Response look() {
        return whenGood((invitation, space) -> {
            if (desk.users().byAddress(invitation.offer().to().address()).isPresent()) {
                return pages().logIn(invitation, space, Optional.empty());
            }
            return pages().signUp(invitation, space, desk.login().user());
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signUp() {
        return whenGood((invitation, space) -> {
            if (sentByAnotherSite()) {
                return Response.seeOther(URI.create(link())).build();
            }
            if (desk.users().byAddress(invitation.offer().to().address()).isPresent()) {
                return pages().logIn(invitation, space, Optional.of(new FormMessage("guestErrorAccountExists")));
            }
            MultivaluedMap<String, String> typed =
                    session.getContext().getHttpRequest().getDecodedFormParameters();
            SignUpForm form = new SignUpForm(session, invitation.offer().to().address(), typed);
            List<FormMessage> errors = form.errors(session);
            if (!errors.isEmpty()) {
                return pages().signUp(invitation, space, desk.login().user(), typed, errors);
            }
            return join(invitation, form);
        });
    }

    /** Where the language menu of a page leads that the form of the same address was answered with. */
    @GET
    @Path("login")
    public Response lookInsteadOfLogIn() {
        return look();
    }

    @GET
    @Path("ask")
    public Response lookInsteadOfAsk() {
        return look();
    }

    @POST
    @Path("login")
    public Response logIn() {
        return whenGood((invitation, space) -> Response.seeOther(
                        sentByAnotherSite() ? URI.create(link()) : beginningOfLogin(invitation))
                .build());
    }

    /** At another identity provider, when the invited chose one. */
    private URI beginningOfLogin(Invitation invitation) {
        String typed =
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst("provider");
        return new OtherDoors(session)
                .chosen(typed)
                .map(it -> {
                    desk.login().end();
                    return desk.login().beginAt(it, invitation);
                })
                .orElseGet(() -> desk.login().begin(invitation));
    }

    @POST
    @Path("ask")
    public Response ask() {
        new PageLanguage(session, realm).asChosen();
        if (look(secret) instanceof LinkVerdict.Over(Invitation invitation, InvitationState why)
                && AskAgain.makesSense(why)) {
            desk.users()
                    .byId(invitation.offer().sponsor())
                    .flatMap(it -> Optional.ofNullable(it.getEmail()))
                    .flatMap(EmailAddress::parse)
                    .ifPresent(it -> new AskAgain(ports.invitations(), ports.outbox(), ports.clock())
                            .ask(invitation, it, desk.origin()));
        }
        return pages().asked();
    }

    private Response join(Invitation invitation, SignUpForm form) {
        TakeOutcome outcome = desk.joining().take(invitation);
        return switch (outcome) {
            case TAKEN -> admit(invitation, form);
            case NOT_OPEN -> pages().over(invitation, InvitationState.ACCEPTED);
            case NO_PLACE, SPACES_LIMIT, SPONSOR_GONE ->
                pages().unavailable(desk.notTaken().because(outcome, invitation));
        };
    }

    private Response admit(Invitation invitation, SignUpForm form) {
        UserModel user;
        try {
            user = desk.users().create(invitation.offer().to().address(), form.attributes(), form.password());
            GuestUsers.speak(user, session.getContext().resolveLocale(null));
            desk.joining().join(invitation, user, Footing.GUEST, form.displayName());
        } catch (ModelException inTheMeantime) {
            // The address or name got an account a moment ago: nothing is kept, and the link shows how things stand.
            session.getTransactionManager().setRollbackOnly();
            return Response.seeOther(URI.create(link())).build();
        }
        desk.login().end();
        registered(user);
        return Response.seeOther(desk.handOver(user, invitation)).build();
    }

    /**
     * Whether another site's form was sent, which would log its visitor in as whom that site likes. Browsers say where a
     * request comes from (Fetch Metadata, Sec-Fetch-Site); the Origin header is empty under our referrer policy.
     */
    private boolean sentByAnotherSite() {
        String site = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    private void registered(UserModel user) {
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.REGISTER)
                .client(GuestsClient.ID)
                .user(user)
                .detail(Details.USERNAME, user.getUsername())
                .detail(Details.EMAIL, user.getEmail())
                .detail(Details.REGISTER_METHOD, "guest-invitation")
                .success();
    }

    /** Only for a link that is good, and a space that takes guests. */
    private Response whenGood(BiFunction<Invitation, Space, Response> answer) {
        PageLanguage language = new PageLanguage(session, realm);
        return switch (look(secret)) {
            case LinkVerdict.Unknown() -> {
                language.asChosen();
                yield pages().unknown();
            }
            case LinkVerdict.Over(Invitation invitation, InvitationState why) -> {
                language.prefer(invitation.offer().wording().locale());
                yield pages().over(invitation, why);
            }
            case LinkVerdict.Good(Invitation invitation) -> {
                language.prefer(invitation.offer().wording().locale());
                yield ports.spaces()
                        .find(invitation.offer().space())
                        .filter(space -> space.open() && permitted(invitation))
                        .map(space -> answer.apply(invitation, space))
                        .orElseGet(() -> pages().unavailable(UnavailableBean.offer()));
            }
        };
    }

    /** The lists may have changed since it was invited. */
    private boolean permitted(Invitation invitation) {
        return ports.domains()
                .permit(invitation.offer().host(), invitation.offer().to().address());
    }

    private LinkVerdict look(String typed) {
        return new OpenLink(ports.invitations(), ports.clock()).look(typed);
    }

    private JoinPages pages() {
        return new JoinPages(session, realm, ports, link());
    }

    private String link() {
        return UriBuilder.fromUri(session.getContext().getUri().getBaseUri())
                .path("realms/{realm}/guests/join/{secret}")
                .build(realm.getName(), secret)
                .toString();
    }
}
