package org.powersource.idp.districtpage;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm's security headers, but with a content security policy of the page's own. Keycloak would put the realm's in its place. */
final class PageHeaders {

    private final KeycloakSession session;
    private final RealmModel realm;

    PageHeaders(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Response addTo(Response page, PageLinks links) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        Response.ResponseBuilder answer = Response.fromResponse(page);
        Arrays.stream(BrowserSecurityHeaders.values())
                .filter(header -> header != BrowserSecurityHeaders.CONTENT_SECURITY_POLICY)
                .forEach(header -> {
                    String value =
                            realm.getBrowserSecurityHeaders().getOrDefault(header.getKey(), header.getDefaultValue());
                    if (!value.isEmpty()) {
                        answer.header(header.getHeaderName(), value);
                    }
                });
        return answer.header(BrowserSecurityHeaders.CONTENT_SECURITY_POLICY.getHeaderName(), policy(links))
                .build();
    }

    /**
     * Only the page's own files run, nothing may make markup of a text (trusted types), and nobody may frame the page. Brand style sheets and
     * pictures come from the same origin.
     */
    static String policy(PageLinks links) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
                + links.adminOrigin().map(origin -> " " + origin).orElse("")
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                + " trusted-types 'none'";
    }
}
