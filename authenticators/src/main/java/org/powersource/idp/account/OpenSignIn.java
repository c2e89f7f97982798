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
 * A sign-in that knows its account. It ends when the account changes in any other way than by this sign-in itself: another password or
 * second factor, another address, all sessions signed out, disabled. Otherwise a page that an attacker left open would still sign in after
 * the change. The account's {@link AccountStamp} is compared before each request of the sign-in ({@link OpenSignInFilter}), and renewed
 * after it.
 */
public final class OpenSignIn {

    private static final String STAMP = "powersource.signin.stamp";
    private static final String ANSWERING = "powersource.signin.answering";
    private static final String COMPARED = "powersource.signin.compared";

    private static final String TEMPLATE = "powersource-sign-in-ended.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel signIn;
    private final UserModel user;

    OpenSignIn(KeycloakSession session, AuthenticationSessionModel signIn, UserModel user) {
        this.session = session;
        this.realm = signIn.getRealm();
        this.signIn = signIn;
        this.user = user;
    }

    public static OpenSignIn of(RequiredActionContext context) {
        return new OpenSignIn(context.getSession(), context.getAuthenticationSession(), context.getUser());
    }

    public static OpenSignIn of(AuthenticationFlowContext context) {
        return new OpenSignIn(
                context.getSession(), context.getAuthenticationSession(), Objects.requireNonNull(context.getUser()));
    }

    /** Stores the stamp. Called when a password was accepted, or was set by means of a mailed link. */
    public void begin() {
        signIn.setAuthNote(STAMP, AccountStamp.of(session, realm, user));
        session.setAttribute(COMPARED, signIn.getTabId());
    }

    /** Stores the stamp if there is none. Called before a page that is reached without a password, for example by single sign-on. */
    public void beginIfNew() {
        if (signIn.getAuthNote(STAMP) == null) {
            begin();
        }
    }

    /**
     * Lets the filter pass the requests of a required action, which must call {@link #end} itself. For pages that give the reason
     * themselves, such as a link that was used meanwhile.
     *
     * @param action the action's id
     */
    public void letAnswer(String action) {
        signIn.setAuthNote(ANSWERING, action);
    }

    boolean mayAnswer(@Nullable String action) {
        return action != null && action.equals(signIn.getAuthNote(ANSWERING));
    }

    /** Compares the stamp at the start of a request. */
    boolean isOver() {
        if (isOutdated()) {
            return true;
        }
        session.setAttribute(COMPARED, signIn.getTabId());
        return false;
    }

    /**
     * Renews the stamp before the next page of the sign-in, or before its end, so that the request's own changes don't end the sign-in.
     * Does nothing in realms without the suite.
     *
     * @return false if the account changed before this request: the sign-in must not continue
     */
    public boolean renew() {
        if (isBarred()) {
            return false;
        }
        if (SuiteRealm.is(realm)) {
            begin();
        }
        return true;
    }

    /** The page of a sign-in that is over, with a button that starts it again; empty if the sign-in may continue. */
    public Optional<Response> end(Supplier<LoginFormsProvider> form) {
        return isBarred() ? Optional.of(page(form.get(), user)) : Optional.empty();
    }

    /**
     * Whether a sign-in knew its account, and the account was removed. Keycloak fails on the pages of such a sign-in (26.7.4 {@code
     * AuthenticationManager}).
     */
    static boolean hasLostItsUser(AuthenticationSessionModel signIn) {
        return signIn.getAuthenticatedUser() == null
                && (signIn.getAuthNote(STAMP) != null
                        || AuthenticationSessionModel.Action.REQUIRED_ACTIONS
                                .name()
                                .equals(signIn.getAction()));
    }

    /** @param user null if the account was removed */
    static Response page(LoginFormsProvider form, @Nullable UserModel user) {
        Response page = form.setAttribute("why", why(user)).createForm(TEMPLATE);
        return Response.fromResponse(page).status(Response.Status.GONE).build();
    }

    private static String why(@Nullable UserModel user) {
        if (user == null) {
            return "signInEndedRemoved";
        }
        return user.isEnabled() ? "signInEndedChanged" : "signInEndedDisabled";
    }

    private boolean isBarred() {
        return !signIn.getTabId().equals(session.getAttribute(COMPARED)) && isOutdated();
    }

    private boolean isOutdated() {
        String then = signIn.getAuthNote(STAMP);
        return then != null && (!user.isEnabled() || !then.equals(AccountStamp.of(session, realm, user)));
    }
}
