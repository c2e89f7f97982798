package org.powersource.idp.ask;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.powersource.idp.site.Sites;

/** Decides one request, once: the row is locked until the transaction ends, so of any number of decisions exactly one counts. */
final class Decision {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Deciders deciders;
    private final UserModel sender;
    private final AdminEventBuilder adminEvent;

    Decision(
            KeycloakSession session,
            RealmModel realm,
            Deciders deciders,
            UserModel sender,
            AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.deciders = deciders;
        this.sender = sender;
        this.adminEvent = adminEvent;
    }

    /**
     * Decides a request that is the sender's to decide.
     *
     * @param user whom it is about; null for a new account
     * @throws LateDecision if it was decided before, or can't be granted as things are; nothing was changed then
     */
    Request decide(Request request, @Nullable UserModel user, boolean grant, String reason) {
        RequestEntity row = new Requests(session)
                .lockOpen(request.id())
                .orElseThrow(() -> new LateDecision("A colleague decided this request, or it ended"));
        String about = grant ? granted(Request.of(row), user) : request.userId();
        row.settle(
                grant ? RequestState.GRANTED : RequestState.DECLINED,
                Time.currentTimeMillis(),
                sender.getId(),
                reason.isEmpty() ? null : reason);
        Request decided = Request.of(row);
        end(session, realm, decided, about);
        return decided;
    }

    /** Does what was asked; gives the id of the account. */
    private @Nullable String granted(Request request, @Nullable UserModel user) {
        Obstacle.of(session, deciders, request, user).ifPresent(obstacle -> {
            throw new LateDecision(obstacle.words() + ": nothing was changed");
        });
        switch (request.kind()) {
            case ACCESS -> tick(Objects.requireNonNull(user), Objects.requireNonNull(request.siteId()));
            case HELP -> {}
            case ACCOUNT -> {
                return new RequestedAccount(session, realm, deciders)
                        .make(Objects.requireNonNull(request.details().person()), request.requireDistrict(), adminEvent)
                        .orElseThrow(() -> new LateDecision("The district doesn't exist any more: nothing was changed"))
                        .getId();
            }
        }
        return request.userId();
    }

    /** A client that is renamed or removed at this moment waits, or is found renamed or removed. */
    private void tick(UserModel user, String siteId) {
        ClientModel site = Objects.requireNonNull(realm.getClientById(siteId));
        RoleModel role = Objects.requireNonNull(site.getRole(Sites.roleOf(realm)));
        Sites sites = new Sites(session, realm);
        Map<String, String> now = sites.lock(Set.of(role.getId()));
        String clientId = Optional.ofNullable(now.get(role.getId()))
                .orElseThrow(() -> new LateDecision(Obstacle.SITE_GONE.words() + ": nothing was changed"));
        sites.tick(user, clientId);
    }

    /** Whether somebody who asked for access has it by now: by a box on the record, by a role or by a group. */
    static boolean isGranted(KeycloakSession session, RealmModel realm, Request request) {
        return AdminPermissionsSchema.runWithoutAuthorization(
                session,
                () -> Optional.ofNullable(request.userId())
                        .map(id -> session.users().getUserById(realm, id))
                        .flatMap(
                                user -> request.site(realm).map(site -> new Sites(session, realm).isOpenTo(user, site)))
                        .orElse(false));
    }

    /** What follows from the end of a request. The activation mail says that an account was made. */
    static void end(KeycloakSession session, RealmModel realm, Request request, @Nullable String userId) {
        RequestEvent.report(session, realm, request, userId, null);
        RequestMeters.ended(session, request);
        if (request.kind() != RequestKind.ACCOUNT || request.state() != RequestState.GRANTED) {
            RequestAnswerMail.order(session, realm, request);
        }
    }

    /** The request can't be decided so any more. The message is for scripts; the page shows the list anew. */
    static final class LateDecision extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LateDecision(String message) {
            super(message, null, false, false);
        }
    }
}
