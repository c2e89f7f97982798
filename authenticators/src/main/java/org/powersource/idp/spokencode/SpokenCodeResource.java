package org.powersource.idp.spokencode;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.account.AddressChanges;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.kit.SuiteAdminEvent;
import org.powersource.idp.limit.HelpLimits;

/** Makes codes, for callers who may manage the account: its contact, or an administrator. A refused call changes nothing. */
public final class SpokenCodeResource {

    private static final HelpLimits LIMITS = new HelpLimits("spoken code");
    private static final String USER = "user";
    private static final String EXPIRES = "expires";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    SpokenCodeResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /**
     * The only time that the code is shown.
     *
     * @param body <code>{"user": "ID"}</code>
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response make(@Nullable String body) {
        SpokenSettings settings = SpokenSettings.of(realm);
        UserModel user = managed(requireUser(body));
        if (!settings.offered()) {
            throw ErrorResponse.error("This realm uses no codes to read out", Response.Status.FORBIDDEN);
        }
        requireOrdinary(user);
        count(user);
        SpokenCodes.Made made = new SpokenCodes(session, realm, user).make(settings.life());
        long expires = made.terms().expires();
        SuiteAdminEvent.SPOKEN_CODE.report(adminEvent, Map.of(EXPIRES, expires), user.getId());
        new AddressChanges(session).tell(AccountChange.SPOKEN_CODE, realm, user, false);
        return Response.ok(Map.of("code", made.code().inGroups(), EXPIRES, expires), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String requireUser(@Nullable String body) {
        JsonNode user = read(body == null ? "" : body).path(USER);
        if (!user.isTextual() || user.asText().isBlank()) {
            throw badUser("The id of the account is missing");
        }
        return user.asText();
    }

    private static JsonNode read(String body) {
        try {
            return JsonSerialization.mapper.readTree(body);
        } catch (IOException e) {
            throw ErrorResponse.error("The request's body can't be read as JSON", Response.Status.BAD_REQUEST);
        }
    }

    /** A caller who may not manage all accounts isn't told which ids there are. */
    private UserModel managed(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null ? !auth.users().canManage() : !auth.users().canManage(user)) {
            throw new ForbiddenException();
        }
        if (user == null) {
            throw badUser("There is no account with this id");
        }
        return user;
    }

    private void requireOrdinary(UserModel user) {
        // Without the caller's permissions, which may hide the account's roles.
        boolean privileged = AdminPermissionsSchema.runWithoutAuthorization(
                session, () -> Privilege.of(session, user) != Privilege.NONE);
        if (privileged) {
            throw ErrorResponse.error(
                    "Contacts and administrators get no code: another contact or administrator can't vouch for them",
                    Response.Status.FORBIDDEN);
        }
        if (!user.isEnabled()) {
            throw badUser("The account is disabled: enable it first");
        }
    }

    private void count(UserModel user) {
        UserModel caller = auth.adminAuth().getUser();
        String contact = Privilege.byRole(caller) == Privilege.ADMINISTRATOR ? null : caller.getId();
        if (!LIMITS.take(session, realm, user.getId(), contact)) {
            throw ErrorResponse.error(
                    "Too many codes: one a minute and five an hour can be made for one account, thirty an hour by one"
                            + " contact. Try again later",
                    Response.Status.TOO_MANY_REQUESTS);
        }
    }

    private static ErrorResponseException badUser(String message) {
        return ErrorResponse.errors(List.of(new ErrorRepresentation(USER, message, null)), Response.Status.BAD_REQUEST);
    }
}
