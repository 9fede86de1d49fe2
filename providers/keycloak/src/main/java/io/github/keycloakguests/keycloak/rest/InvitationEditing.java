package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.email.SubjectLine;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.invitation.EditOutcome;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.invitation.Offer;
import io.github.keycloakguests.invitation.Order;
import io.github.keycloakguests.invitation.Refusal;
import io.github.keycloakguests.invitation.Terms;
import io.github.keycloakguests.invitation.Wording;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import java.io.InputStream;
import java.util.List;

/** Edits an invitation as a request says. */
final class InvitationEditing {

    private final Call call;
    private final Permissions permissions;

    InvitationEditing(Call call, Permissions permissions) {
        this.call = call;
        this.permissions = permissions;
    }

    Invitation edit(Invitation before, InputStream body) {
        Offer was = before.offer();
        Space space = call.ports().spaces().find(was.space()).orElseThrow(Problems::notFound);
        EditRequest request = JsonBody.read(body, EditRequest.class);
        AccessRequest next = next(was, request);
        Powers powers = new Powers(
                EditRequest.flag(
                        request.mayInvite(), "mayInvite", was.terms().powers().mayInvite()),
                EditRequest.flag(
                        request.manager(), "manager", was.terms().powers().manager()));
        if (powers.manager() && !was.terms().powers().manager()) {
            permissions.demandToEmpower(was.host(), was.space());
        }
        Order.Wish wish = next.wish(space.zone());
        Recipient to = next.recipient();
        Order order = new Order(
                space,
                List.of(new AddressList.Entry.Mailbox(to.address().value(), to)),
                new Order.Wish(wish.permission(), wish.period(), wish.start(), wish.validity(), wish.home(), powers),
                next.wording(),
                permissions.inviter(space),
                new Order.Posting(call.origin(), Order.When.NOW));
        return edited(before, order, type(next, was, order));
    }

    private GuestType type(AccessRequest next, Offer was, Order order) {
        return was.terms().type().equals(next.type())
                ? new Terming(call).present(was.terms().type())
                : new Terming(call).type(next.type(), order.space(), order.inviter());
    }

    private Invitation edited(Invitation before, Order order, GuestType type) {
        try {
            return switch (call.ports().editing().edit(before, order, type)) {
                case EditOutcome.Edited(Invitation after) -> after;
                case EditOutcome.Objected(Objection objection) -> throw Problems.objection(objection);
                case EditOutcome.NotPending() -> throw Problems.notOpen();
                case EditOutcome.Refused(Refusal refusal) ->
                    throw Problems.refusal(
                            refusal,
                            call.ports()
                                    .places()
                                    .tally(before.offer().host(), call.now())
                                    .left());
            };
        } catch (Invitations.ConcurrentInvitation taken) {
            throw Problems.refusal(Refusal.ALREADY_INVITED, 0);
        }
    }

    /** The invitation as if it were asked for anew, with the changes; its validity only if that is to change. */
    private static AccessRequest next(Offer was, EditRequest request) {
        PersonName name = was.to().name();
        Terms terms = was.terms();
        Wording wording = was.wording();
        Start start = terms.start();
        HomeUrl home = terms.home();
        SubjectLine subject = wording.subject();
        PersonalMessage message = wording.message();
        return new AccessRequest(
                EditRequest.text(request.email(), "email", was.to().address().value()),
                EditRequest.text(request.name(), "name", name.display()),
                EditRequest.text(request.firstName(), "firstName", name.first()),
                EditRequest.text(request.lastName(), "lastName", name.last()),
                EditRequest.text(request.type(), "type", terms.type()),
                EditRequest.text(
                        request.permission(), "permission", terms.permission().level()),
                EditRequest.text(request.period(), "period", terms.period().text()),
                EditRequest.text(
                        request.startsAt(),
                        "startsAt",
                        start == null ? null : start.moment().toString()),
                EditRequest.text(request.validity(), "validity", null),
                EditRequest.text(request.homeUrl(), "homeUrl", home == null ? null : home.value()),
                EditRequest.text(request.subject(), "subject", subject == null ? null : subject.value()),
                EditRequest.text(request.message(), "message", message == null ? null : message.value()),
                EditRequest.text(request.locale(), "locale", wording.locale()));
    }
}
