package io.github.keycloakguests.keycloak.ports;

import io.github.keycloakguests.address.AddressPolicies;
import io.github.keycloakguests.address.FollowAddress;
import io.github.keycloakguests.address.Mailboxes;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.fence.Fences;
import io.github.keycloakguests.guest.Appointments;
import io.github.keycloakguests.guest.Attendance;
import io.github.keycloakguests.guest.CutOff;
import io.github.keycloakguests.guest.DomainLists;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.GuestTypes;
import io.github.keycloakguests.guest.Memberships;
import io.github.keycloakguests.guest.Sessions;
import io.github.keycloakguests.invitation.AcceptInvitation;
import io.github.keycloakguests.invitation.EditInvitation;
import io.github.keycloakguests.invitation.EnsureAccess;
import io.github.keycloakguests.invitation.Guestbook;
import io.github.keycloakguests.invitation.InvitationTrail;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.invitation.InviteGuests;
import io.github.keycloakguests.invitation.ResendInvitation;
import io.github.keycloakguests.invitation.RevokeInvitation;
import io.github.keycloakguests.invitation.SendDraft;
import io.github.keycloakguests.keycloak.guest.UserStandings;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.lifecycle.BeginGrants;
import io.github.keycloakguests.lifecycle.CarryOutTime;
import io.github.keycloakguests.lifecycle.ChangeGrant;
import io.github.keycloakguests.lifecycle.ConvertGuest;
import io.github.keycloakguests.lifecycle.DueGrants;
import io.github.keycloakguests.lifecycle.EndGrants;
import io.github.keycloakguests.lifecycle.GrantBook;
import io.github.keycloakguests.lifecycle.MemberRoles;
import io.github.keycloakguests.lifecycle.PauseGuest;
import io.github.keycloakguests.lifecycle.RenewGrants;
import io.github.keycloakguests.lifecycle.Reopening;
import io.github.keycloakguests.notice.Caretakers;
import io.github.keycloakguests.notice.GiveNotice;
import io.github.keycloakguests.notice.Notices;
import io.github.keycloakguests.notification.Outbox;
import io.github.keycloakguests.otp.CheckCode;
import io.github.keycloakguests.otp.CodeLimits;
import io.github.keycloakguests.otp.CodePolicies;
import io.github.keycloakguests.otp.CodeSeal;
import io.github.keycloakguests.otp.Codes;
import io.github.keycloakguests.otp.MakeCode;
import io.github.keycloakguests.otp.SendCode;
import io.github.keycloakguests.otp.VerifyGuest;
import io.github.keycloakguests.password.PasswordLinks;
import io.github.keycloakguests.password.PasswordPolicies;
import io.github.keycloakguests.password.PasswordTerms;
import io.github.keycloakguests.password.SendPasswordLink;
import io.github.keycloakguests.password.SetPasswordLife;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Seating;
import io.github.keycloakguests.space.HostZones;
import io.github.keycloakguests.space.SpaceGroups;
import io.github.keycloakguests.space.SpaceRegister;
import io.github.keycloakguests.space.Spaces;
import java.time.Clock;
import java.time.Duration;

/** Every port of one realm, with the use cases that are made of them; none is put together before it is asked for. */
public interface RealmPorts {

    Spaces spaces();

    SpaceRegister register();

    SpaceGroups groups();

    HostZones zones();

    GuestTypes types();

    Invitations invitations();

    GuestAccounts accounts();

    Grants grants();

    DueGrants dueGrants();

    /** When time decides something about a grant. */
    Agenda agenda();

    Places places();

    GuestDirectory directory();

    Attendance attendance();

    Appointments appointments();

    Memberships memberships();

    Sessions sessions();

    MemberRoles memberRoles();

    UserStandings standings();

    Trail trail();

    Outbox outbox();

    Notices notices();

    Caretakers caretakers();

    /** Of which domains guests may be. */
    DomainLists domains();

    /** How far guests get. */
    Fences fences();

    Codes codes();

    /** With the realm's own key. */
    CodeSeal codeSeal();

    /** What guest types say about codes. */
    CodePolicies codePolicies();

    /** What guest types say about another address. */
    AddressPolicies addressPolicies();

    Mailboxes mailboxes();

    /** What hosts say about the passwords of their guests. */
    PasswordTerms passwordTerms();

    PasswordLinks passwordLinks();

    /** What guest types say about passwords. */
    PasswordPolicies passwordPolicies();

    /** The public address of the server. */
    String origin();

    /** For how long after its end access can be renewed. */
    Duration retention();

    Clock clock();

    default Seating seating() {
        return new Seating(places(), accounts(), grants(), standings());
    }

    default Guestbook guestbook() {
        return new Guestbook(places(), seating(), memberships(), cutOff(), trail());
    }

    default GrantBook grantBook() {
        return new GrantBook(grants(), places(), seating(), memberships(), trail(), clock());
    }

    default CutOff cutOff() {
        return new CutOff(standings(), sessions(), clock());
    }

    default InviteGuests inviting() {
        return new InviteGuests(invitations(), grants(), places(), domains(), outbox(), invitationTrail(), clock());
    }

    default SendDraft sending() {
        return new SendDraft(invitations(), grants(), places(), outbox(), invitationTrail(), clock());
    }

    default ResendInvitation resending() {
        return new ResendInvitation(invitations(), outbox(), invitationTrail(), clock());
    }

    default RevokeInvitation revoking() {
        return new RevokeInvitation(invitations(), places(), invitationTrail(), clock());
    }

    default EditInvitation editing() {
        return new EditInvitation(invitations(), revoking(), inviting(), invitationTrail(), clock());
    }

    default EnsureAccess ensuring() {
        return new EnsureAccess(inviting(), invitations(), grants(), domains(), guestbook(), clock());
    }

    default AcceptInvitation accepting() {
        return new AcceptInvitation(invitations(), accounts(), grants(), guestbook(), outbox(), clock());
    }

    default ChangeGrant changing() {
        return new ChangeGrant(grantBook(), reopening(), zones(), cutOff());
    }

    default RenewGrants renewing() {
        return new RenewGrants(grantBook(), reopening(), types(), zones(), cutOff());
    }

    default Reopening reopening() {
        return new Reopening(grants(), retention());
    }

    default BeginGrants beginning() {
        return new BeginGrants(grantBook(), grants());
    }

    default GiveNotice givingNotice() {
        return new GiveNotice(notices(), caretakers(), accounts(), outbox(), this::origin, clock());
    }

    default CarryOutTime carryingOutTime() {
        return new CarryOutTime(grantBook(), grants(), accounts(), sessions(), agenda(), dueGrants(), givingNotice());
    }

    default PauseGuest pausing() {
        return new PauseGuest(grantBook(), cutOff());
    }

    default EndGrants ending() {
        return new EndGrants(grantBook(), cutOff());
    }

    default ConvertGuest converting() {
        return new ConvertGuest(
                grantBook(),
                accounts(),
                grants(),
                memberRoles(),
                new ConvertGuest.Register(places(), seating(), memberships(), sessions(), trail()));
    }

    default SendCode sendingCode() {
        return new SendCode(codes(), outbox(), CodeLimits.DEFAULT, clock());
    }

    default MakeCode makingCode() {
        return new MakeCode(codes(), codeSeal(), clock());
    }

    default CheckCode checkingCode() {
        return new CheckCode(codes(), codeSeal(), CodeLimits.DEFAULT, clock());
    }

    default VerifyGuest verifyingGuest() {
        return new VerifyGuest(codes());
    }

    default FollowAddress followingAddress() {
        return new FollowAddress(
                accounts(), standings(), trail(), new FollowAddress.News(caretakers(), mailboxes(), outbox()), clock());
    }

    default SetPasswordLife settingPasswordLife() {
        return new SetPasswordLife(passwordTerms(), standings(), clock());
    }

    default SendPasswordLink sendingPasswordLink() {
        return new SendPasswordLink(passwordLinks(), outbox(), clock());
    }

    default SpaceClosing spaceClosing() {
        return new SpaceClosing(this);
    }

    private InvitationTrail invitationTrail() {
        return new InvitationTrail(trail());
    }
}
