package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.Timing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.invitation.Refusal;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.lifecycle.ConvertGuest;
import io.github.keycloakguests.lifecycle.MemberRoles;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Converts as requests say. */
final class Conversions {

    private final Call call;

    Conversions(Call call) {
        this.call = call;
    }

    ConversionView toMember(UserId id, List<Grant> grants, InputStream body) {
        ConvertRequest request = JsonBody.readIfAny(body, ConvertRequest.class).orElse(new ConvertRequest(null));
        GuestAccount account = call.ports().accounts().find(id).orElseThrow(Problems::notFound);
        List<HostId> hosts = grants.stream()
                .filter(it -> it.state() != GrantState.ENDED)
                .map(it -> it.access().host())
                .distinct()
                .filter(it -> request.host() == null || it.value().equals(request.host()))
                .toList();
        if (hosts.size() > 1 || (hosts.isEmpty() && request.host() != null)) {
            throw Problems.invalid("host", "One of the hosts where it is a guest.");
        }
        if (hosts.isEmpty()) {
            throw Problems.alreadyMember();
        }
        return switch (call.ports().converting().toMember(account, hosts.getFirst(), call.actor())) {
            case ConvertGuest.Outcome.Converted(MemberRoles.Changes changes, List<Grant> ended) ->
                ConversionView.toMember(id, changes, ended);
            case ConvertGuest.Outcome.Already() -> throw Problems.alreadyMember();
            case ConvertGuest.Outcome.Hindered(MemberRoles.Obstacle obstacle) -> throw Problems.hindered(obstacle);
            case ConvertGuest.Outcome.NoPlace() -> throw Problems.refusal(Refusal.QUOTA_EXHAUSTED, 0);
        };
    }

    ConversionView toGuest(UserId id, Permissions permissions, InputStream body) {
        MemberConversionRequest request = JsonBody.read(body, MemberConversionRequest.class);
        if (request.space() == null) {
            throw Problems.invalid("space", "The space is needed where it will be a guest.");
        }
        Space space = permissions.space(Ids.space(request.space()), Rank.REALM_MANAGER);
        UserModel user = call.users().byId(id).orElseThrow(Problems::notFound);
        call.needReadiness();
        if (!space.open()) {
            throw Problems.objection(Objection.SPACE_CLOSED);
        }
        call.ports().memberRoles().obstacleToDemoting(id).ifPresent(it -> {
            throw Problems.hindered(it);
        });
        Grant.Access access = access(request, space);
        GuestType type = new Terming(call).type(request.type(), space);
        if (!type.roomFor(space.id(), call.ports().grants().of(id), call.now())) {
            throw Problems.refusal(Refusal.SPACES_LIMIT, 0);
        }
        Grant.Charter charter = new Grant.Charter(type.name(), call.actor(), Powers.NONE, false);
        return switch (call.ports().converting().toGuest(candidate(user), access, charter, call.actor())) {
            case ConvertGuest.Outcome.Converted(MemberRoles.Changes changes, List<Grant> grants) -> {
                // Else it would run guests again as soon as it were a member again.
                call.ports().appointments().of(id).forEach(call.ports().appointments()::dismiss);
                yield ConversionView.toGuest(id, changes, grants.getFirst());
            }
            case ConvertGuest.Outcome.Already() -> throw Problems.refusal(Refusal.ALREADY_GUEST, 0);
            case ConvertGuest.Outcome.Hindered(MemberRoles.Obstacle obstacle) -> throw Problems.hindered(obstacle);
            case ConvertGuest.Outcome.NoPlace() -> throw Problems.refusal(Refusal.QUOTA_EXHAUSTED, 0);
        };
    }

    private static ConvertGuest.Candidate candidate(UserModel user) {
        EmailAddress address = Optional.ofNullable(user.getEmail())
                .flatMap(EmailAddress::parse)
                .orElseThrow(() -> Problems.hindered(MemberRoles.Obstacle.UNVERIFIED));
        return new ConvertGuest.Candidate(
                new UserId(user.getId()), GuestUsers.nameOf(user).orElse(user.getUsername()), address);
    }

    private Grant.Access access(MemberConversionRequest request, Space space) {
        Instant now = call.now();
        GuestType type = new Terming(call).type(request.type(), space);
        Permission permission = Typed.permission(request.permission()).orElse(type.defaultPermission());
        Period period = Typed.period(request.period()).orElse(type.defaultPeriod());
        if (!type.permissions().contains(permission)) {
            throw Problems.objection(Objection.PERMISSION_NOT_OFFERED);
        }
        new Timing(type, now, space.zone()).objectionTo(period, now).ifPresent(it -> {
            throw Problems.objection(Objection.of(it));
        });
        return Grant.Access.from(now, space.zone(), space.host(), space.id(), permission, period);
    }
}
