package org.powersource.idp.kit;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/** The resource owner password credentials grant (RFC 6749 §4.3), where a flow answers in JSON, not with pages. */
public final class DirectGrant {

    /** The flow path that Keycloak 26.7.4 {@code ResourceOwnerPasswordCredentialsGrantType} sets. */
    private static final String FLOW_PATH = "token";

    private DirectGrant() {}

    public static boolean runs(AuthenticationFlowContext context) {
        return FLOW_PATH.equals(context.getFlowPath());
    }

    /**
     * The same for a required action. A required action gets no flow path, but every flow with pages stores its own in the sign-in
     * (Keycloak 26.7.4 {@code AuthorizationEndpointBase}, {@code AuthenticationManager}).
     */
    public static boolean runs(RequiredActionContext context) {
        return context.getAuthenticationSession().getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH) == null;
    }

    /** Error {@code invalid_grant} of RFC 6749 §5.2, status 400. */
    public static Response invalidGrant(String description) {
        return error(Response.Status.BAD_REQUEST, OAuthErrorException.INVALID_GRANT, description);
    }

    /** Error {@code invalid_request} with status 401, as Keycloak's own grant answers a missing user name. */
    public static Response invalidRequest(String description) {
        return error(Response.Status.UNAUTHORIZED, OAuthErrorException.INVALID_REQUEST, description);
    }

    private static Response error(Response.Status status, String code, String description) {
        return Response.status(status)
                .entity(new OAuth2ErrorRepresentation(code, description))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
