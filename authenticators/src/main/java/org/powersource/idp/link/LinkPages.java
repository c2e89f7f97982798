package org.powersource.idp.link;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.mail.Mail;

/** The pages that all links share. */
final class LinkPages {

    /** What the templates call what they show. */
    private static final String LINK = "mailedLink";

    private static final String UNKNOWN = "powersource-link-unknown.ftl";
    private static final String LATE = "powersource-link-late.ftl";
    private static final String OTHER_ACCOUNT = "powersource-link-other-account.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    LinkPages(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Of a key that leads to nothing. The same whatever the reason: cut off, another realm's, too old, or its account is gone. */
    Response unknown(LinkRequest request) {
        Response page = request.form()
                .setAttribute(LINK, Map.of("forgotPassword", forgotPassword()))
                .createForm(UNKNOWN);
        return Response.fromResponse(page).status(Response.Status.NOT_FOUND).build();
    }

    /**
     * Of a form whose sign-in has ended: the link opens it again. If the link was used, perhaps by this form, sent twice, the answer leads
     * to the link's own page, which says so.
     */
    Response late(Mail mail, String key) {
        LinkRequest request = new LinkRequest(session, key, new MultivaluedHashMap<>());
        return mail.usedAt().isPresent()
                ? Response.seeOther(URI.create(request.action()))
                        .type(MediaType.TEXT_HTML_TYPE)
                        .entity("")
                        .build()
                : late(request);
    }

    private static Response late(LinkRequest request) {
        Response page = request.form()
                .setAttribute(LINK, Map.of("action", request.action()))
                .createForm(LATE);
        return Response.fromResponse(page)
                .status(Response.Status.GONE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store, must-revalidate, max-age=0")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /**
     * Asks first, because going on signs somebody else out.
     *
     * @param proof that the question was asked in this browser
     */
    Response otherAccount(LinkRequest request, UserModel user, UserModel other, String proof) {
        return request.form()
                .setAttribute(
                        LINK,
                        Map.of(
                                "account",
                                SignInEmail.of(user).spelling(),
                                "other",
                                SignInEmail.of(other).spelling(),
                                "action",
                                request.action(),
                                "proof",
                                proof,
                                "home",
                                new AppHome(session, realm).orConsole(null)))
                .createForm(OTHER_ACCOUNT);
    }

    private String forgotPassword() {
        return LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
                .path(LoginActionsService.RESET_CREDENTIALS_PATH)
                .build(realm.getName())
                .toString();
    }
}
