package org.powersource.idp.district;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ErrorRepresentation;

/** Refuses a contact's request. The admin console shows its message to the contact. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Response.Status status;
    private final @Nullable String field;

    private Refusal(Response.Status status, @Nullable String field, String message) {
        super(message, null, false, false);
        this.status = status;
        this.field = field;
    }

    /** @param field the field of the request's body that is wrong */
    static Refusal badRequest(String field, String message) {
        return new Refusal(Response.Status.BAD_REQUEST, field, message);
    }

    static Refusal badRequest(String message) {
        return new Refusal(Response.Status.BAD_REQUEST, null, message);
    }

    static Refusal unauthorized(String message) {
        return new Refusal(Response.Status.UNAUTHORIZED, null, message);
    }

    static Refusal conflict(String message) {
        return new Refusal(Response.Status.CONFLICT, null, message);
    }

    static Refusal tooMany(String message) {
        return new Refusal(Response.Status.TOO_MANY_REQUESTS, null, message);
    }

    /** @param field the field of the request's body that the contact may not change */
    static Refusal forbidden(@Nullable String field, String message) {
        return new Refusal(Response.Status.FORBIDDEN, field, message);
    }

    static Refusal forbidden(String message) {
        return new Refusal(Response.Status.FORBIDDEN, null, message);
    }

    /** In the form of Keycloak's own errors. */
    Response response() {
        ErrorRepresentation error = new ErrorRepresentation();
        error.setField(field);
        error.setErrorMessage(Objects.requireNonNull(getMessage()));
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }
}
