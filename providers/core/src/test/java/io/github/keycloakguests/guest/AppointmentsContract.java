package io.github.keycloakguests.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.guest.Appointments.Appointment;
import io.github.keycloakguests.space.SpaceId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link Appointments} promises. */
public abstract class AppointmentsContract {

    private static final UserId SAM = new UserId("sam");
    private static final UserId SUE = new UserId("sue");
    private static final SpaceId ACME = new SpaceId("acme");
    private static final SpaceId MARKETING = new SpaceId("marketing");
    private static final Appointment SAM_MANAGES = new Appointment(SAM, MARKETING, SpaceRole.MANAGER);
    private static final Appointment SAM_INVITES = new Appointment(SAM, MARKETING, SpaceRole.INVITER);

    /**
     * Does the work in a transaction of its own, on the appointments of one realm, none before each test. Also called by
     * several threads at once.
     */
    protected abstract <T> T with(Function<Appointments, T> work);

    /** Does the work in a transaction of its own, on the appointments of another realm in the same store. */
    protected abstract <T> T withOtherRealm(Function<Appointments, T> work);

    @Test
    void knowsNobodyWhoWasNotAppointed() {
        assertThat(of(SAM)).isEmpty();
        assertThat(in(MARKETING)).isEmpty();
        assertThat(dismissed(SAM_MANAGES)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void appoints(SpaceRole role) {
        Appointment appointment = new Appointment(SAM, MARKETING, role);

        appointed(appointment);

        assertThat(of(SAM)).containsExactly(appointment);
        assertThat(in(MARKETING)).containsExactly(appointment);
    }

    @Test
    void appointsOnce() {
        appointed(SAM_MANAGES);
        appointed(SAM_MANAGES);

        assertThat(of(SAM)).containsExactly(SAM_MANAGES);
    }

    @Test
    void replacesTheOtherRoleInAScope() {
        appointed(SAM_INVITES);
        appointed(SAM_MANAGES);
        assertThat(of(SAM)).containsExactly(SAM_MANAGES);

        appointed(SAM_INVITES);
        assertThat(of(SAM)).containsExactly(SAM_INVITES);
    }

    @Test
    void givesEachScopeARoleOfItsOwn() {
        Appointment host = new Appointment(SAM, ACME, SpaceRole.MANAGER);
        appointed(SAM_INVITES);
        appointed(host);

        assertThat(of(SAM)).containsExactlyInAnyOrder(host, SAM_INVITES);
        assertThat(in(ACME)).containsExactly(host);
        assertThat(in(MARKETING)).containsExactly(SAM_INVITES);
    }

    @Test
    void listsAScopeByTheKeysOfItsUsers() {
        Appointment sue = new Appointment(SUE, MARKETING, SpaceRole.INVITER);
        appointed(sue);
        appointed(SAM_MANAGES);

        assertThat(in(MARKETING)).containsExactly(SAM_MANAGES, sue);
        assertThat(of(SUE)).containsExactly(sue);
    }

    @Test
    void dismissesOnce() {
        appointed(SAM_MANAGES);

        assertThat(dismissed(SAM_MANAGES)).isTrue();
        assertThat(dismissed(SAM_MANAGES)).isFalse();

        assertThat(of(SAM)).isEmpty();
    }

    @Test
    void dismissesNobodyFromAnotherRoleOrScope() {
        appointed(SAM_MANAGES);

        assertThat(dismissed(SAM_INVITES)).isFalse();
        assertThat(dismissed(new Appointment(SAM, ACME, SpaceRole.MANAGER))).isFalse();
        assertThat(dismissed(new Appointment(SUE, MARKETING, SpaceRole.MANAGER)))
                .isFalse();

        assertThat(of(SAM)).containsExactly(SAM_MANAGES);
    }

    @Test
    void copesWithEightWhoAppointAtOnce() {
        AtOnce.eightTimes(() -> with(it -> {
            it.appoint(SAM_MANAGES);
            return true;
        }));

        assertThat(in(MARKETING)).containsExactly(SAM_MANAGES);
    }

    @Test
    void showsNothingToAnotherRealmAndLetsItDismissNobody() {
        appointed(SAM_MANAGES);

        assertThat(this.<List<Appointment>>withOtherRealm(it -> it.of(SAM))).isEmpty();
        assertThat(this.<List<Appointment>>withOtherRealm(it -> it.in(MARKETING)))
                .isEmpty();
        assertThat(this.<Boolean>withOtherRealm(it -> it.dismiss(SAM_MANAGES))).isFalse();

        assertThat(of(SAM)).containsExactly(SAM_MANAGES);
    }

    private List<Appointment> of(UserId user) {
        return with(it -> it.of(user));
    }

    private List<Appointment> in(SpaceId scope) {
        return with(it -> it.in(scope));
    }

    private void appointed(Appointment appointment) {
        with(it -> {
            it.appoint(appointment);
            return true;
        });
    }

    private boolean dismissed(Appointment appointment) {
        return with(it -> it.dismiss(appointment));
    }
}
