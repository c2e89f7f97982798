package org.powersource.idp.ask;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.util.JsonSerialization;

/** Requests: for a contact those of the contact's districts, for an administrator who may manage users all of the realm. */
public final class RequestsResource {

    private static final String STATE = "state";
    private static final String GRANT = "grant";
    private static final String REASON = "reason";
    private static final Map<String, Set<String>> STATES =
            Map.of("open", RequestList.OPEN, "decided", Set.of("decided"), "all", RequestList.ALL);
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;
    private final Deciders deciders = Deciders.get();

    RequestsResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /**
     * Newest first.
     *
     * @param state {@code open} (default), {@code decided} or {@code all}; others: 400
     * @param first number of requests to skip
     * @param max at most {@value #LARGEST_PAGE}
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response requests(
            @QueryParam("state") @Nullable String state,
            @QueryParam("first") @Nullable Integer first,
            @QueryParam("max") @Nullable Integer max) {
        Set<String> states = STATES.get(state == null || state.isEmpty() ? "open" : state);
        RequestList list = list();
        if (states == null) {
            throw bad(STATE, "One of open, decided, all");
        }
        List<ListedRequest> page = list.page(
                states,
                first == null ? 0 : Math.max(0, first),
                max == null ? PAGE : Math.max(1, Math.min(max, LARGEST_PAGE)));
        return Response.ok(page).build();
    }

    /**
     * Decides: 409 for a request that was decided before, or that can't be granted as things are; nothing was changed then. An unknown request
     * is answered like somebody else's, 403.
     *
     * @param body <code>{"grant": true, "reason": "..."}</code>; who declines gives a reason
     */
    @POST
    @Path("{id: [0-9a-fA-F-]{36}}/decision")
    @Produces(MediaType.APPLICATION_JSON)
    public Response decide(@PathParam("id") String id, @Nullable String body) {
        RequestList list = list();
        JsonNode sent = read(body == null ? "" : body);
        JsonNode grant = sent.path(GRANT);
        if (!grant.isBoolean()) {
            throw bad(GRANT, "grant has to be true or false");
        }
        String reason = PlainText.of(sent.path(REASON).asText(""), PlainText.LINE);
        if (!grant.asBoolean() && reason.isEmpty()) {
            throw bad(REASON, "Say why: the person who asked gets this line, without a name");
        }
        Request request = new Requests(session)
                .find(realm.getId(), id)
                .filter(found -> list.isTheirs(found, list.user(found)))
                .orElseThrow(ForbiddenException::new);
        try {
            Request decided = new Decision(session, realm, deciders, sender(), adminEvent)
                    .decide(request, list.user(request), grant.asBoolean(), reason);
            return Response.ok(Map.of(STATE, decided.state().word())).build();
        } catch (Decision.LateDecision e) {
            throw refused(Response.Status.CONFLICT, String.valueOf(e.getMessage()));
        } catch (ValidationException e) {
            throw refused(
                    Response.Status.BAD_REQUEST,
                    "The realm's user profile doesn't take this account: make it by hand. " + e.getMessage());
        }
    }

    private UserModel sender() {
        return auth.adminAuth().getUser();
    }

    private RequestList list() {
        Optional<Set<String>> groups = deciders.ofSender(session, realm);
        if (groups.isEmpty() && !auth.users().canManage()) {
            throw new ForbiddenException();
        }
        return new RequestList(session, realm, sender(), groups, deciders);
    }

    private static JsonNode read(String body) {
        try {
            return JsonSerialization.mapper.readTree(body);
        } catch (IOException e) {
            throw refused(Response.Status.BAD_REQUEST, "The request's body can't be read as JSON");
        }
    }

    /** Rolls back what was written. */
    private static ErrorResponseException refused(Response.Status status, String message) {
        return ErrorResponse.error(message, status);
    }

    private static ErrorResponseException bad(String field, String message) {
        return ErrorResponse.errors(
                List.of(new ErrorRepresentation(field, message, null)), Response.Status.BAD_REQUEST);
    }
}
