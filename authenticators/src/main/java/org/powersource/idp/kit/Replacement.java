package org.powersource.idp.kit;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Another page in the place of Keycloak's answer, for filters of responses. */
public final class Replacement {

    private Replacement() {}

    /** Status, page and headers. Headers that only Keycloak's answer had stay, but for a redirect's address. */
    public static void of(ContainerResponseContext response, Response page) {
        response.setStatus(page.getStatus());
        response.setEntity(page.getEntity(), null, page.getMediaType());
        response.getHeaders().remove(HttpHeaders.LOCATION);
        response.getHeaders().putAll(page.getHeaders());
    }
}
