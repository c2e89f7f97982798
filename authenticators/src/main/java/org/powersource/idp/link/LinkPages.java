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

/** Pages that all kinds of links share. */
final class LinkPages {

    /** Name of the bean in the templates. */
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

    /** Page of an unknown key. It is the same for every reason: cut off, of another realm, too old, or of a removed account. */
    Response unknown(LinkRequest request) {
        Response page = request.form()
                .setAttribute(LINK, Map.of("forgotPassword", forgotPassword()))
                .createForm(UNKNOWN);
        return Response.fromResponse(page).status(Response.Status.NOT_FOUND).build();
    }

    /**
     * Page of a form whose sign-in has ended: the link opens it again. If the link was used, perhaps by the same form sent twice, the answer
     * leads to the link's page, which says so.
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
     * Asks for a confirmation, because continuing signs another account out.
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
     * Says what the link did, for the account that is signed in, and leads to the app. Empty for every other account, and while the link is
     * unused: single sign-on can also end a sign-in that a link began.
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

    /** End of a sign-in that a link began. Each link on its pages contains this address, so it is short. */
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
