package org.powersource.idp.district;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.keycloak.representations.idm.ErrorRepresentation;

/** A contact's request goes no further. Its message is for the contact: the admin console shows it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Response.Status status;

    private Refusal(Response.Status status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static Refusal badRequest(String message) {
        return new Refusal(Response.Status.BAD_REQUEST, message);
    }

    static Refusal forbidden(String message) {
        return new Refusal(Response.Status.FORBIDDEN, message);
    }

    /** In the form of Keycloak's own errors. */
    Response response() {
        ErrorRepresentation error = new ErrorRepresentation();
        error.setErrorMessage(Objects.requireNonNull(getMessage()));
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }
}
