package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Invitations;
import jakarta.persistence.TypedQuery;
import java.time.Instant;

/** The query of one page of invitations. */
final class InvitationPage {

    private final Invitations.Listing listing;
    private final Where where = new Where();

    InvitationPage(Invitations.Listing listing, Instant now) {
        this.listing = listing;
        new Sighted(listing.sight(), "i").answeredFor(where);
        Invitations.Filter filter = listing.filter();
        filter.space().ifPresent(it -> where.and("i.spaceId = :space").with("space", it.value()));
        filter.type().ifPresent(it -> where.and("i.type = :type").with("type", it));
        filter.text()
                .ifPresent(it -> where.and("(i.email like :text escape '!' or i.nameKey like :text escape '!')")
                        .with("text", new Beginning(it).pattern()));
        filter.state().ifPresent(it -> in(it, now));
    }

    /** The same, of those only that come after that one. */
    InvitationPage after(Invitation last) {
        switch (listing.sort()) {
            case ID -> where.and("i.id > :last");
            case EXPIRY ->
                where.and("i.expiresAt >= :end and (i.expiresAt > :end or i.id > :last)")
                        .with("end", last.life().expiresAt().toEpochMilli());
            case ADDRESS ->
                where.and("i.email >= :address and (i.email > :address or i.id > :last)")
                        .with("address", last.offer().to().address().value());
        }
        where.with("last", last.id().value());
        return this;
    }

    TypedQuery<InvitationEntity> query(RealmRows rows) {
        return where.bound(rows.select(
                        "select i from InvitationEntity i where i.realmId = :realm" + where.text() + order(),
                        InvitationEntity.class))
                .setMaxResults(listing.max());
    }

    private String order() {
        return switch (listing.sort()) {
            case ID -> " order by i.id";
            case EXPIRY -> " order by i.expiresAt, i.id";
            case ADDRESS -> " order by i.email, i.id";
        };
    }

    /** An open one is expired from its end on, put away or not. */
    private void in(InvitationState state, Instant now) {
        long moment = now.toEpochMilli();
        switch (state) {
            case OPEN -> where.and("i.state = 'OPEN' and i.expiresAt > :now").with("now", moment);
            case EXPIRED ->
                where.and("(i.state = 'EXPIRED' or (i.state = 'OPEN' and i.expiresAt <= :now))")
                        .with("now", moment);
            case DRAFT, ACCEPTED, REVOKED -> where.and("i.state = :state").with("state", state.name());
        }
    }
}
