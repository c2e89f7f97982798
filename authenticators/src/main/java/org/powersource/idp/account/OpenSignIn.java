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
 * A sign-in that knows its account and waits at a page, be it Keycloak's own. It ends when the account changes in any other way than by
 * this sign-in itself: the stamp is compared before each request of the sign-in ({@link OpenSignInFilter}), and renewed after it.
 */
public final class OpenSignIn {

    private static final String STAMP = "powersource.signin.stamp";
    private static final String COMPARED = "powersource.signin.compared";

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

    /** Once a password was accepted, or set by whoever has the mailbox: the sign-in rests on the account as it is then. */
    public void begin() {
        signIn.setAuthNote(STAMP, AccountStamp.of(session, realm, user));
    }

    /** Before a request does anything. */
    boolean isOver() {
        if (isOutdated()) {
            return true;
        }
        session.setAttribute(COMPARED, signIn.getTabId());
        return false;
    }

    /**
     * Before the next page of the sign-in, or its end: takes what the request itself changed for granted.
     *
     * @return false if the account changed before this request: the sign-in must not go on
     */
    public boolean renew() {
        if (isBarred()) {
            return false;
        }
        begin();
        return true;
    }

    /** The page that says that the sign-in is over, if it is. */
    public Optional<Response> end(Supplier<LoginFormsProvider> form) {
        return isBarred() ? Optional.of(WaitingPage.page(form.get(), user)) : Optional.empty();
    }

    private boolean isBarred() {
        return !signIn.getTabId().equals(session.getAttribute(COMPARED)) && isOutdated();
    }

    private boolean isOutdated() {
        @Nullable String then = signIn.getAuthNote(STAMP);
        return then != null && (!user.isEnabled() || !then.equals(AccountStamp.of(session, realm, user)));
    }
}
