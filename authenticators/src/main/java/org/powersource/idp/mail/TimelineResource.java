package org.powersource.idp.mail;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Status of a user's mails, for callers who may view that user. */
public final class TimelineResource {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    TimelineResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /** Everything else under {@code powersource}: the admin resource {@code powersource-PART} of another feature. */
    @Path("{part}")
    public Object part(@PathParam("part") String part) {
        AdminRealmResourceProvider provider =
                session.getProvider(AdminRealmResourceProvider.class, TimelineFactory.ID + "-" + part);
        if (provider == null) {
            throw new NotFoundException();
        }
        return provider.getResource(session, realm, auth, adminEvent);
    }

    /**
     * Newest first.
     *
     * @param userId 400 without one; an unknown one is answered like a forbidden one, 403
     * @param first number of mails to skip
     * @param max at most {@value #LARGEST_PAGE}
     */
    @GET
    @Path("mails")
    @Produces(MediaType.APPLICATION_JSON)
    public List<TimelineEntry> mails(
            @QueryParam("user") @Nullable String userId,
            @QueryParam("first") @Nullable Integer first,
            @QueryParam("max") @Nullable Integer max) {
        if (userId == null || userId.isBlank()) {
            throw new BadRequestException("Query parameter user: the id of a user is missing");
        }
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || !auth.users().canView(user)) {
            throw new ForbiddenException();
        }
        MailRecords records = new MailRecords(session);
        List<MailEntity> mails = records.of(
                realm.getId(),
                userId,
                first == null ? 0 : Math.max(0, first),
                max == null ? PAGE : Math.max(1, Math.min(max, LARGEST_PAGE)));
        Map<String, List<MailAttemptEntity>> attempts =
                records.attempts(mails.stream().map(mail -> mail.id).toList());
        return mails.stream()
                .map(mail -> TimelineEntry.of(mail, attempts.getOrDefault(mail.id, List.of())))
                .toList();
    }
}
