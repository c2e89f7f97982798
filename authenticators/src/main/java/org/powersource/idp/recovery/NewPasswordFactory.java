package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.OpenSignIn;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.DirectGrant;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.spokencode.SpokenSignIn;

/**
 * Stock's page for a new password. In a sign-in by a reset mail it also uses up that mail: only the first of several open forms is
 * accepted. In other sign-ins it works as stock's.
 */
@AutoService(RequiredActionFactory.class)
public final class NewPasswordFactory extends UpdatePassword {

    /** Higher than stock's of the same id, so this one is used. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    /**
     * Called before each page of a sign-in, and before its end. A sign-in that is over stays at this page. A sign-in that met an account
     * with this action must complete it, even if another sign-in completes it meanwhile.
     */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        super.evaluateTriggers(context);
        boolean over = !DirectGrant.runs(context) && !OpenSignIn.of(context).renew();
        if (over || context.getUser().getRequiredActionsStream().anyMatch(getId()::equals)) {
            context.getAuthenticationSession().addRequiredAction(getId());
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        OpenSignIn signIn = OpenSignIn.of(context);
        signIn.letAnswer(getId());
        LinkSignIn.onto(nameAccount(context), context.getAuthenticationSession());
        signIn.end(context::form).ifPresentOrElse(context::challenge, () -> {
            SpokenSignIn.tell(context);
            super.requiredActionChallenge(context);
        });
    }

    @Override
    public void processAction(RequiredActionContext context) {
        mail(context.getAuthenticationSession())
                .ifPresentOrElse(mailId -> useMail(context, mailId), () -> update(context));
    }

    private void update(RequiredActionContext context) {
        nameAccount(context);
        OpenSignIn.of(context)
                .end(context::form)
                .ifPresentOrElse(context::challenge, () -> super.processAction(context));
    }

    /** Shows the address in its exact spelling. Keycloak's {@code username} is in lower case, and a password manager would store that. */
    private static LoginFormsProvider nameAccount(RequiredActionContext context) {
        String address = SignInEmail.of(context.getUser()).spelling();
        return context.form().setAttributeMapper(attributes -> {
            Map<String, Object> shown = new HashMap<>(attributes);
            shown.put("username", address);
            return shown;
        });
    }

    private static Optional<String> mail(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(RecoveryNote.MAIL.read(authSession))
                .or(() -> Optional.ofNullable(RecoveryNote.TEMPORARY_PASSWORD.read(authSession)));
    }

    private void useMail(RequiredActionContext context, String mailId) {
        KeycloakSession session = context.getSession();
        MailLinks.Locked link = new MailLinks(session).lock(context.getRealm(), mailId, ResetLinkMail.SUPERSEDED_KINDS);
        LinkState state = new ResetMailState(session, context.getUser())
                .of(mailId, RecoveryNote.MAILED_TO.read(context.getAuthenticationSession()), link.state());
        if (state != LinkState.VALID) {
            EndedLink.note(context.getRealm(), context.getUser(), state);
            context.challenge(EndedLink.page(context.form(), state));
            return;
        }
        update(context);
        if (context.getStatus() == RequiredActionContext.Status.SUCCESS) {
            link.use();
            endLockAndSessions(context);
        }
    }

    /** Ends the lock after wrong passwords and, if the option says so, the account's other sessions. */
    private static void endLockAndSessions(RequiredActionContext context) {
        endLock(context.getSession(), context.getRealm(), context.getUser());
        if (RecoverySettings.of(context.getRealm()).signOutOtherSessions()) {
            AuthenticatorUtil.logoutOtherSessions(context);
        }
    }

    /**
     * Removes the account's failures at once. Then the protector hears of a right password, and ends what it counts in other ways: later
     * Keycloaks may count by e-mail address or user name, too.
     */
    static void endLock(KeycloakSession session, RealmModel realm, UserModel user) {
        session.loginFailures().removeUserLoginFailure(realm, user.getId());
        if (realm.isBruteForceProtected()) {
            session.getProvider(BruteForceProtector.class)
                    .successfulLogin(
                            realm,
                            user,
                            session.getContext().getConnection(),
                            session.getContext().getUri(),
                            Set.of(PasswordCredentialModel.TYPE));
        }
    }
}
