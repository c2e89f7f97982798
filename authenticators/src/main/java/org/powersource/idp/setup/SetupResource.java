package org.powersource.idp.setup;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.powersource.idp.doctor.Doctor;
import org.powersource.idp.doctor.PathsResource;
import org.powersource.idp.kit.SuiteAdminEvent;

/** Setup of the realm. A refused or failed call changes nothing. */
public final class SetupResource {

    private static final String PURGE = "purge";
    private static final String REALM = "realm";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    SetupResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /** State of the realm, and the doctor's findings. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response show() {
        return answer(
                Set.of(),
                () -> Optional.of(
                        new Installation(new Place(session, realm)).show().with(Doctor.findings(session, realm))));
    }

    /** The shortest ways through a flow that miss a step. */
    @Path("paths")
    public PathsResource paths() {
        requireAdministrator();
        return new PathsResource(session, realm);
    }

    /** Installs the suite, or brings it up to date; 409 if a name that the suite needs is taken, or a feature is off. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response install(@Nullable String body) {
        return answer(Set.of(), () -> {
            SetupRequest request = SetupRequest.parse(body == null ? "" : body);
            return request.dryRun()
                    ? Optional.of(new Installation(new Place(session, realm)).run(request))
                    : locked(SuiteAdminEvent.SETUP, place -> new Installation(place).run(request));
        });
    }

    /** Takes the suite out; with {@code purge=true} also what people made with it. */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response remove() {
        return answer(Set.of(PURGE), () -> {
            boolean purge = purge();
            return locked(SuiteAdminEvent.SETUP_REMOVED, place -> new Removal(place).run(purge));
        });
    }

    private boolean purge() {
        String value = session.getContext().getUri().getQueryParameters().getFirst(PURGE);
        if (value != null && !Set.of("true", "false").contains(value)) {
            throw new BadInput(PURGE, "Must be true or false");
        }
        return Boolean.parseBoolean(value);
    }

    private Optional<SetupAnswer> locked(SuiteAdminEvent event, Function<Place, SetupAnswer> work) {
        return new SetupLock(session.getKeycloakSessionFactory(), realm).hold(place -> {
            SetupAnswer answer = work.apply(place);
            if (!answer.changes().isEmpty()) {
                event.report(adminEvent.clone(place.session()), answer);
            }
            return answer;
        });
    }

    /** Refuses unknown query parameters: {@code dryRun=true} in the query wouldn't make a dry run. */
    private Response answer(Set<String> parameters, Supplier<Optional<SetupAnswer>> work) {
        requireAdministrator();
        try {
            session.getContext().getUri().getQueryParameters().keySet().stream()
                    .filter(parameter -> !parameters.contains(parameter))
                    .findFirst()
                    .ifPresent(parameter -> {
                        throw new BadInput(parameter, "Unknown query parameter");
                    });
            // Reads all of the realm, whatever the caller may see: requireAdministrator has decided.
            return AdminPermissionsSchema.runWithoutAuthorization(session, work)
                    .map(done -> Response.status(done.isBlocked() ? Response.Status.CONFLICT : Response.Status.OK)
                            .entity(done)
                            .build())
                    .orElseGet(() -> error(
                            Response.Status.CONFLICT, REALM, "Another setup is running. Try again when it is done."));
        } catch (BadInput e) {
            return error(Response.Status.BAD_REQUEST, e.field(), e.message());
        } catch (ModelException e) {
            return error(
                    Response.Status.CONFLICT, REALM, "Keycloak refuses a change, so none was made: " + e.getMessage());
        }
    }

    private void requireAdministrator() {
        if (!new SetupAdministrator(session, realm, auth.adminAuth()).isAllowed()) {
            throw new ForbiddenException();
        }
    }

    private static Response error(Response.Status status, String field, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("field", field, "errorMessage", message))
                .build();
    }
}
