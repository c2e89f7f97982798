package org.powersource.idp.kit;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Replaces Keycloak's answer by another page, for response filters. */
public final class Replacement {

    private Replacement() {}

    /** Sets status, page and headers. Headers that only Keycloak's answer has stay, except for {@code Location}. */
    public static void of(ContainerResponseContext response, Response page) {
        response.setStatus(page.getStatus());
        response.setEntity(page.getEntity(), null, page.getMediaType());
        response.getHeaders().remove(HttpHeaders.LOCATION);
        response.getHeaders().putAll(page.getHeaders());
    }
}
