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
 * Where mailed links lead. Keycloak's own path for such links ({@code login-actions/action-token}) isn't used: its addresses are a dozen
 * lines long, what can't be read there gets a plain error page, and so does a browser on which another account is signed in.
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

    /** Mail servers ask whether a link leads anywhere. They are told nothing, and begin no sign-in. */
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
     * Where a sign-in ends that a link began: in the app, which starts its own sign-in if it named a place for that, since it takes no code
     * that it didn't ask for. Else a page says what the link did, and leads to the app.
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

    /** Leads a person into an app, or into the account console; for the buttons of pages that don't know where that is. */
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

    /** The answer, which neither the browser keeps nor the next server hears of. */
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
