package org.powersource.idp.spokencode;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.HashedSecret;
import org.powersource.idp.activation.Activation;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.mail.MailTime;

/**
 * A code at the sign-in page, in the place of the password. There is no validator for the credential, so no step of Keycloak's takes a code:
 * not in a password grant, and not in any other protocol.
 *
 * <p>What was typed decides what it costs, never the account: a text that could be a code costs one hash more than any other, for every
 * address.
 */
public final class SpokenSignIn {

    /** Options of the sign-in page. */
    public static final Option<Boolean> OFFERED = SpokenSettings.OFFERED;

    public static final Option<Integer> MINUTES = SpokenSettings.MINUTES;

    /** Milliseconds since 1970: when the code was made that this sign-in began with. */
    private static final String MADE = "powersource.spokencode.made";

    private static final String TOLD = "spokenCodeTold";

    private SpokenSignIn() {}

    /** Whether the realm's sign-in page takes codes, and so whether they can be made. */
    public static boolean isOffered(RealmModel realm) {
        return SpokenSettings.of(realm).offered();
    }

    /**
     * Takes what was typed as the account's code, if it is. A wrong code is then a wrong password, and counts as one.
     *
     * @param typed in the field of the password
     */
    public static boolean accepts(AuthenticationFlowContext context, UserModel user, @Nullable String typed) {
        Optional<SpokenCode> code = code(context, typed);
        if (code.isEmpty()) {
            return false;
        }
        SpokenCodes codes = new SpokenCodes(context.getSession(), context.getRealm(), user);
        Optional<StoredCode> found = codes.find(code.get());
        if (found.isEmpty() || !mayTry(context, user) || !codes.use(found.get())) {
            return false;
        }
        begin(context, user, found.get());
        return true;
    }

    /** The same work for an address without an account, or with one that must not be looked at. */
    public static void refuse(AuthenticationFlowContext context, @Nullable String typed) {
        code(context, typed).ifPresent(code -> {
            HashedSecret unused = StoredCode.hash(code, context.getSession());
        });
    }

    /** What could be a code, where codes count: on the page of the realm's browser flow that asks for address and password. */
    private static Optional<SpokenCode> code(AuthenticationFlowContext context, @Nullable String typed) {
        boolean isSignInPage =
                LoginActionsService.AUTHENTICATE_PATH.equals(context.getFlowPath()) && context.getUser() == null;
        return SpokenCode.read(typed).filter(code -> isSignInPage && isOffered(context.getRealm()));
    }

    private static boolean mayTry(AuthenticationFlowContext context, UserModel user) {
        return user.isEnabled() && AuthenticatorUtils.getDisabledByBruteForceEventError(context, user) == null;
    }

    private static void begin(AuthenticationFlowContext context, UserModel user, StoredCode code) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        signIn.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        signIn.setAuthNote(MADE, Long.toString(code.terms().made()));
        Activation.vouch(signIn, user);
        SuiteEvent.CODE_USED.report(
                context.getEvent().clone().user(user), Map.of(EventDetail.CREDENTIAL_TYPE, StoredCode.TYPE));
    }

    /** Before the page with a new password: says on it that the owner was given a code, and when. Without effect in a sign-in without a code. */
    public static void tell(RequiredActionContext context) {
        String made = context.getAuthenticationSession().getAuthNote(MADE);
        if (made != null) {
            context.form()
                    .setInfo(
                            TOLD,
                            MailTime.inWords(
                                    Instant.ofEpochMilli(Long.parseLong(made)),
                                    context.getSession().getContext().resolveLocale(context.getUser())));
        }
    }
}
