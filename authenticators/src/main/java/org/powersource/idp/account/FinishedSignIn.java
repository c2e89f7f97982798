package org.powersource.idp.account;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.RestartLoginCookie;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.util.CacheControlUtil;
import org.powersource.idp.kit.LanguageLinks;

/**
 * A page of a sign-in that is over: it was finished in another tab, or took too long. In a browser with a session Keycloak would give the
 * app an error, or a code, under a {@code state} that the app has used already, which most apps show as a failure. In one without, whose
 * restart cookie is gone, it would say that cookies are disabled (26.7.4 {@code SessionCodeChecks}).
 */
final class FinishedSignIn {

    /** Paths that Keycloak answers only within a sign-in. Mailed links begin a sign-in themselves, so they aren't listed. */
    private static final Pattern PAGES = Pattern.compile(
            ".*/(?:restart|authenticate|registration|reset-credentials|required-action|consent|(?:first|post)-broker-login)");

    private static final String LATE = "signInLate";

    private final KeycloakSession session;
    private final RealmModel realm;

    FinishedSignIn(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Keycloak's page <i>You are already logged in</i>. The app gets no answer, as if the person had left.
     *
     * @param query of the request
     * @param client whose sign-in it was
     * @return empty if nobody is signed in, or if the request begins a sign-in: then it has no {@code client_data}
     */
    Optional<Response> page(String path, MultivaluedMap<String, String> query, ClientModel client) {
        return isPage(path, query) && AuthenticationManager.authenticateIdentityCookie(session, realm, false) != null
                ? Optional.of(
                        form(client).setSuccess(Messages.ALREADY_LOGGED_IN).createInfoPage())
                : Optional.empty();
    }

    /** Whether Keycloak can't start the sign-in again, although the browser accepts cookies. */
    boolean isLate(String path, MultivaluedMap<String, String> query) {
        return isPage(path, query) && keepsCookies() && RestartLoginCookie.getRestartCookie(session) == null;
    }

    Response latePage(ClientModel client) {
        return form(client).setError(LATE).createErrorPage(Response.Status.BAD_REQUEST);
    }

    private static boolean isPage(String path, MultivaluedMap<String, String> query) {
        return query.containsKey(Constants.CLIENT_DATA) && PAGES.matcher(path).matches();
    }

    /** A browser that sends no cookie may have lost them when it was closed. */
    private boolean keepsCookies() {
        return !session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .isEmpty();
    }

    private LoginFormsProvider form(ClientModel client) {
        session.getContext().setClient(client);
        new LanguageLinks(session).follow(null);
        CacheControlUtil.noBackButtonCacheControlHeader(session);
        return session.getProvider(LoginFormsProvider.class).setDetachedAuthSession();
    }
}
