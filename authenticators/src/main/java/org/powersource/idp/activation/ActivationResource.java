package org.powersource.idp.activation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.LanguageLinks;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.RunningSignIn;

/**
 * Where mailed links lead: straight to the page that activates, or to one that says why not. Opening uses nothing up, so
 * mail scanners and a second look do no harm.
 *
 * <p>Not Keycloak's own address for such links ({@code login-actions/action-token}): what can't be read there gets a plain error
 * page, and so does everybody on a browser on which somebody else is signed in.
 */
public final class ActivationResource {

    private static final String SEND_AGAIN = SharedId.SEND_AGAIN.id();
    private static final String SWITCH = "switch-account";
    private static final String PROOF = "proof";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ActivationPages pages;

    ActivationResource(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.pages = new ActivationPages(session, realm);
    }

    /** What mail servers ask to see whether a link leads anywhere. */
    @HEAD
    @Path("")
    public Response head() {
        return Response.ok().build();
    }

    @GET
    @Path("")
    @Produces(MediaType.TEXT_HTML)
    public Response open(@QueryParam(ActivationLink.KEY) @Nullable String key) {
        new LanguageLinks(session).follow(null);
        ActivationLink link = ActivationLink.read(session, realm, key);
        return key == null || link.state() != ActivationLinkState.VALID ? ended(link, key) : enter(link, key);
    }

    @POST
    @Path("")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response press() {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        String key = form.getFirst(ActivationLink.KEY);
        ActivationLink link = ActivationLink.read(session, realm, key);
        if (key == null) {
            return ended(link, null);
        }
        if (form.containsKey(SEND_AGAIN)) {
            return sendAgain(link, key, form.containsKey("again"));
        }
        if (link.state() != ActivationLinkState.VALID) {
            return ended(link, key);
        }
        return form.containsKey(SWITCH) ? switchAccount(link, key, form.getFirst(PROOF)) : enter(link, key);
    }

    /** Where an activation ends: on to the app, without the parameters of a sign-in that it didn't ask for. */
    @GET
    @Path("done")
    public Response done(@QueryParam(Constants.CLIENT_ID) @Nullable String clientId) {
        return Response.seeOther(URI.create(new ActivationSite(session, realm).home(clientId)))
                .build();
    }

    private Response enter(ActivationLink link, String key) {
        BrowserSession browser = new BrowserSession(session, realm);
        UserModel user = Objects.requireNonNull(link.user());
        Optional<UserModel> other = browser.user().filter(signedIn -> !signedIn.equals(user));
        if (other.isPresent()) {
            return shown(pages.otherAccount(
                    form(key), link, key, other.get(), browser.proof(mail(link).id())));
        }
        return begin(link, false);
    }

    private Response switchAccount(ActivationLink link, String key, @Nullable String proof) {
        BrowserSession browser = new BrowserSession(session, realm);
        if (browser.user().isEmpty() || !browser.proof(mail(link).id()).equals(proof)) {
            return enter(link, key);
        }
        browser.signOut();
        return begin(link, true);
    }

    private Response begin(ActivationLink link, boolean afresh) {
        UserModel user = Objects.requireNonNull(link.user());
        Mail mail = mail(link);
        AuthenticationSessionModel signIn =
                new ActivationSignIn(session, realm).begin(user, mail, Objects.requireNonNull(link.address()), afresh);
        if (new MailLinks(session).opened(mail.id())) {
            ActivationEvent.OPENED.report(session, realm, user.getId(), Map.of(ActivationEvent.MAIL, mail.id()));
        }
        return AuthenticationManager.redirectToRequiredActions(
                session, realm, signIn, session.getContext().getUri(), Activation.ACTION);
    }

    private Response sendAgain(ActivationLink link, String key, boolean again) {
        UserModel user = link.user();
        Mail mail = link.mail();
        boolean inactive = user != null && user.isEnabled() && Activation.waits(user);
        if (!inactive || user == null || mail == null) {
            return ended(link, key);
        }
        Allowance allowance = new Activation(session, realm)
                .order(
                        user,
                        RunningSignIn.of(mail).details(),
                        mail.clientId() == null ? null : realm.getClientByClientId(mail.clientId()),
                        session.getContext().resolveLocale(user).toLanguageTag());
        return shown(pages.sent(form(key), SignInEmail.of(user).spelling(), again, allowance, key));
    }

    private Response ended(ActivationLink link, @Nullable String key) {
        if (!pages.areThere()) {
            return ErrorPage.error(session, null, Response.Status.BAD_REQUEST, Messages.INVALID_REQUEST);
        }
        return shown(pages.ended(form(key), link, key));
    }

    private LoginFormsProvider form(@Nullable String key) {
        var self = ActivationLink.page(session, realm);
        if (key != null) {
            self.queryParam(ActivationLink.KEY, key.replaceAll("[^A-Za-z0-9._-]", ""));
        }
        return session.getProvider(LoginFormsProvider.class).setAttributeMapper(new LanguageLinks(session).to(self));
    }

    private static Response shown(Response page) {
        return Response.fromResponse(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store, must-revalidate, max-age=0")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static Mail mail(ActivationLink link) {
        return Objects.requireNonNull(link.mail());
    }
}
