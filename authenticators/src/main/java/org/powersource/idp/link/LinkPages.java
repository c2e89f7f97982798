package org.powersource.idp.link;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.LanguageLinks;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;

/** The pages that all links share. */
final class LinkPages {

    /** What the templates call what they show. */
    private static final String LINK = "mailedLink";

    private static final String UNKNOWN = "powersource-link-unknown.ftl";
    private static final String LATE = "powersource-link-late.ftl";
    private static final String OTHER_ACCOUNT = "powersource-link-other-account.ftl";
    private static final String DONE = "powersource-link-done.ftl";

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

    /**
     * Says what a link did for the person who is signed in now, and leads to the app. Empty for anybody else, and as long as the link
     * wasn't used: single sign-on may end a sign-in that a link began, too.
     */
    Optional<Response> done(ClientModel app) {
        new LanguageLinks(session).follow(null);
        BrowserSession browser = new BrowserSession(session, realm);
        return browser.user()
                .flatMap(owner -> browser.note(LinkSignIn.BY_MAIL)
                        .flatMap(id -> new MailLinks(session).mail(realm, id))
                        .filter(mail -> owner.getId().equals(mail.userId())
                                && mail.usedAt().isPresent())
                        .flatMap(LinkedMails::of)
                        .map(kind -> done(app, owner, kind)));
    }

    private Response done(ClientModel app, UserModel owner, LinkedMail kind) {
        return session.getProvider(LoginFormsProvider.class)
                .setAttributeMapper(new LanguageLinks(session).to(doneAddress(session, realm, app)))
                .setAttribute(
                        LINK,
                        Map.of(
                                "title",
                                kind.doneTitle(),
                                "account",
                                SignInEmail.of(owner).spelling(),
                                "home",
                                new AppHome(session, realm).orConsole(app.getClientId())))
                .createForm(DONE);
    }

    /** Where a sign-in ends that a link began. Each link of its pages carries this address, so it is short. */
    static UriBuilder doneAddress(KeycloakSession session, RealmModel realm, ClientModel app) {
        return new MailLinks(session)
                .address(realm, LinkResource.DONE)
                .queryParam(Constants.CLIENT_ID, app.getClientId());
    }

    private String forgotPassword() {
        return LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
                .path(LoginActionsService.RESET_CREDENTIALS_PATH)
                .build(realm.getName())
                .toString();
    }
}
