package org.powersource.idp.activation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.link.LinkResource;

/** Target of activation links of older versions, and their pages. */
public final class ActivationResource {

    private static final String KEY = "key";

    private final LinkResource links;

    ActivationResource(KeycloakSession session) {
        this.links = new LinkResource(session);
    }

    @HEAD
    @Path("")
    public Response head() {
        return links.head();
    }

    @GET
    @Path("")
    @Produces(MediaType.TEXT_HTML)
    public Response open(@QueryParam(KEY) @Nullable String key) {
        return links.open(key == null ? "" : key);
    }

    @POST
    @Path("")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response press(@FormParam(KEY) @Nullable String key) {
        return links.press(key == null ? "" : key);
    }

    @GET
    @Path("done")
    public Response done(@QueryParam(Constants.CLIENT_ID) @Nullable String clientId) {
        return links.done(clientId);
    }
}
