package org.powersource.idp.link;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;
import org.powersource.idp.kit.LanguageLinks;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailedLink;

/**
 * Target of mailed links. Keycloak's own path ({@code login-actions/action-token}) isn't used: its addresses have a dozen lines. It also shows
 * an error page for a token that can't be read, and for a browser on which another account is signed in.
 */
public final class LinkResource {

    static final String DONE = "done";

    private static final String SWITCH = "switch-account";
    private static final String PROOF = "proof";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LinkPages pages;

    public LinkResource(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.pages = new LinkPages(session, realm);
    }

    /** Mail servers check whether a link leads anywhere. They learn nothing and begin no sign-in. */
    @HEAD
    @Path("{key}")
    public Response head() {
        return Response.ok().build();
    }

    /** Opens a link. */
    @GET
    @Path("{key}")
    @Produces(MediaType.TEXT_HTML)
    public Response open(@PathParam("key") String key) {
        return answer(key, new MultivaluedHashMap<>());
    }

    /** A button on one of the link's pages. */
    @POST
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response press(@PathParam("key") String key) {
        return answer(key, session.getContext().getHttpRequest().getDecodedFormParameters());
    }

    /**
     * End of a sign-in that a link began. It leads into the app, which starts its own sign-in if it named an address for that: it accepts no
     * code that it didn't ask for. Otherwise a page says what the link did, and has a button to the app.
     */
    @GET
    @Path(DONE)
    @Produces(MediaType.TEXT_HTML)
    public Response done(@QueryParam(Constants.CLIENT_ID) @Nullable String clientId) {
        AppHome home = new AppHome(session, realm);
        return home.app(clientId)
                .filter(app -> home.signIn(app).isEmpty())
                .flatMap(pages::done)
                .map(LinkResource::unkept)
                .orElseGet(() -> enter(clientId));
    }

    /** Leads into an app, or into the account console; for buttons on pages that don't know the address. */
    @GET
    @Path("app")
    public Response enter(@QueryParam(Constants.CLIENT_ID) @Nullable String clientId) {
        return Response.seeOther(URI.create(new AppHome(session, realm).entrance(clientId)))
                .build();
    }

    private Response answer(String key, MultivaluedMap<String, String> sent) {
        if (!realm.isEnabled()) {
            return ErrorPage.error(session, null, Response.Status.BAD_REQUEST, Messages.REALM_NOT_ENABLED);
        }
        new LanguageLinks(session).follow(null);
        LinkRequest request = new LinkRequest(session, key, sent);
        Response answer = follow(key)
                .flatMap(link -> LinkedMails.of(link.mail()).map(kind -> answer(kind, link, request)))
                .orElseGet(() -> pages.unknown(request));
        return unkept(answer);
    }

    /** Adds headers: the browser doesn't cache the answer, and the next server gets no referrer. */
    private static Response unkept(Response answer) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.CACHE_CONTROL, "no-store, must-revalidate, max-age=0")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Response answer(LinkedMail kind, MailedLink link, LinkRequest request) {
        return kind.ended(session, link, request).orElseGet(() -> {
            BrowserSession browser = new BrowserSession(session, realm);
            Optional<UserModel> other = browser.user().filter(signedIn -> !signedIn.equals(link.user()));
            if (other.isEmpty()) {
                return kind.enter(session, link, request.signIn());
            }
            String proof = browser.proof(link.mail().id());
            if (request.has(SWITCH) && request.has(PROOF, proof)) {
                browser.signOut();
                return kind.enter(session, link, request.signIn(true));
            }
            return pages.otherAccount(request, link.user(), other.get(), proof);
        });
    }

    private Optional<MailedLink> follow(String key) {
        return new MailLinks(session)
                .follow(realm, key)
                .or(() -> LinkedMails.ALL.values().stream()
                        .flatMap(kind ->
                                kind
                                        .byToken(session, key)
                                        .filter(link -> link.mail().kind().equals(kind.id()))
                                        .stream())
                        .findFirst());
    }
}
