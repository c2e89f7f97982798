package org.powersource.idp.account;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A page of ours that waits in somebody's sign-in. The sign-in ends when the account changes meanwhile: another password or
 * second factor, another address, all sessions signed out, disabled. So a page left open is no way past what was changed to keep
 * somebody out, whoever did in another window what the page asks for.
 */
public final class WaitingPage {

    private static final String TEMPLATE = "sign-in-ended.ftl";
    private static final String NOTE = "powersource.waiting.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel signIn;
    private final UserModel user;
    private final String page;

    private WaitingPage(KeycloakSession session, AuthenticationSessionModel signIn, UserModel user, String page) {
        this.session = session;
        this.realm = signIn.getRealm();
        this.signIn = signIn;
        this.user = user;
        this.page = page;
    }

    /** The page of a required action. */
    public static WaitingPage of(RequiredActionContext context) {
        return new WaitingPage(
                context.getSession(), context.getAuthenticationSession(), context.getUser(), context.getAction());
    }

    /** The page of an authenticator. */
    public static WaitingPage of(AuthenticationFlowContext context) {
        return new WaitingPage(
                context.getSession(),
                context.getAuthenticationSession(),
                Objects.requireNonNull(context.getUser()),
                context.getExecution().getAuthenticator());
    }

    /** To be called before the page is shown. */
    public void shown() {
        if (note() == null) {
            signIn.setAuthNote(NOTE + page, AccountStamp.of(session, realm, user));
        }
    }

    /** To be called when this sign-in completed the page. */
    public void completed() {
        signIn.removeAuthNote(NOTE + page);
    }

    /**
     * To be called by a required action before each page of the sign-in: if this one is over, the sign-in gets no further, even where
     * the action isn't asked for any more.
     *
     * @return whether it is over
     */
    public boolean holdsIfOver() {
        boolean over = isOver();
        if (over) {
            signIn.addRequiredAction(page);
        }
        return over;
    }

    /**
     * The page that says that the sign-in is over, with a button that starts it anew; empty if the sign-in may continue.
     *
     * @param form asked for only if that page is shown
     */
    public Optional<Response> end(Supplier<LoginFormsProvider> form) {
        return isOver() ? Optional.of(page(form.get())) : Optional.empty();
    }

    private Response page(LoginFormsProvider form) {
        return page(form, user);
    }

    static Response page(LoginFormsProvider form, UserModel user) {
        Response page = form.setAttribute("disabled", !user.isEnabled()).createForm(TEMPLATE);
        return Response.fromResponse(page).status(Response.Status.GONE).build();
    }

    private boolean isOver() {
        String then = note();
        return then != null && (!user.isEnabled() || !then.equals(AccountStamp.of(session, realm, user)));
    }

    private @Nullable String note() {
        return signIn.getAuthNote(NOTE + page);
    }
}
