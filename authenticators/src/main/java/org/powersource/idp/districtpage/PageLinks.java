package org.powersource.idp.districtpage;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.urls.UrlType;

/** Where the page is and where it leads, as the server's host names are configured. */
final class PageLinks {

    private final URI frontend;
    private final URI admin;
    private final String realm;

    PageLinks(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        this.frontend = context.getUri().getBaseUri();
        this.admin = context.getUri(UrlType.ADMIN).getBaseUri();
        this.realm = Objects.requireNonNull(context.getRealm()).getName();
    }

    /** Where tokens come from, which is also their issuer. */
    String realm() {
        return Urls.realmIssuer(frontend, realm);
    }

    /** With its slash: where a sign-in comes back to. */
    String page() {
        return realm() + "/" + DistrictPageFactory.ID + "/";
    }

    UriBuilder languages() {
        return UriBuilder.fromUri(page());
    }

    /** A path only, so that it is the same origin for whoever opened the page by another host name. */
    String file(Asset asset, String name) {
        return URI.create(page()).getRawPath() + asset.hash() + "/" + name;
    }

    /** A path only. */
    String themeFile(String theme, String name) {
        return Urls.themeRoot(frontend).getRawPath() + "/login/" + theme + "/" + name;
    }

    String adminApi() {
        return UriBuilder.fromUri(admin)
                .path("admin/realms/{realm}")
                .build(realm)
                .toString();
    }

    String console() {
        return UriBuilder.fromUri(admin)
                .path("admin/{realm}/console/")
                .build(realm)
                .toString();
    }

    /** Origin of the admin API, if it isn't the page's. */
    Optional<String> adminOrigin() {
        String origin = origin(admin);
        return origin.equals(origin(frontend)) ? Optional.empty() : Optional.of(origin);
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
