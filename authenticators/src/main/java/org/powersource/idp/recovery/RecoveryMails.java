package org.powersource.idp.recovery;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.outbox.MailKind;
import org.powersource.idp.outbox.MailOrder;
import org.powersource.idp.outbox.Outbox;
import org.powersource.idp.outbox.RunningSignIn;

/**
 * Orders the mails of this feature. Within the limits each request writes one row, whoever the address belongs to; a row
 * without a user is thrown away by the outbox.
 */
final class RecoveryMails {

    /** What the owner has to know; once in the cool-down, whichever page asks for it. */
    private static final String NEWS = "recovery news";
    /** Counted like {@link #NEWS} where there are none, so that they can still be asked for. */
    private static final String NO_NEWS = "no recovery news";

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;
    private final RecoverySettings settings;
    private final RecoveryLimits limits;

    RecoveryMails(
            KeycloakSession session,
            AuthenticationSessionModel authSession,
            RecoverySettings settings,
            RecoveryLimits limits) {
        this.session = session;
        this.authSession = authSession;
        this.settings = settings;
        this.limits = limits;
    }

    /** The truth about an account, if the question won't open the way. */
    void news(String address, RecoveryAccount account) {
        boolean isNews = account.state().isNews();
        if (limits.allowMail(isNews ? NEWS : NO_NEWS, address)) {
            orderNews(address, isNews ? account.user() : null, account.state());
        }
    }

    /** What becomes of the activation: it waits for its link, or there is nothing to activate. */
    void activation(String address, RecoveryAccount account) {
        if (limits.allowMail(NEWS, address)) {
            orderNews(address, account.user(), account.state());
        }
    }

    /** Once in each time that the question is held. */
    void heldNews(String address, RecoveryAccount account) {
        if (limits.allowHeldNews(address)) {
            orderNews(address, account.state() == RecoveryCase.HELD ? account.user() : null, RecoveryCase.HELD);
        }
    }

    void newPassword(String address, RecoveryAccount account) {
        if (!limits.allowMail("reset", address)) {
            return;
        }
        UserModel user = account.state() == RecoveryCase.OPEN ? account.user() : null;
        switch (settings.delivery()) {
            case LINK -> order(new ResetLinkMail(), user, signInToGoOn());
            case TEMPORARY_PASSWORD -> order(new TemporaryPasswordMail(), user, life());
        }
    }

    private Map<String, String> life() {
        return Map.of(ResetLinkMail.MINUTES, Long.toString(settings.life().toMinutes()));
    }

    private Map<String, String> signInToGoOn() {
        Map<String, String> details = new HashMap<>(life());
        details.putAll(RunningSignIn.of(session, authSession).details());
        return details;
    }

    private void orderNews(String address, @Nullable UserModel user, RecoveryCase state) {
        Map<String, String> details = new HashMap<>();
        details.put(RecoveryNewsMail.CASE, state.name());
        limits.heldUntil(address).ifPresent(end -> details.put(RecoveryNewsMail.HELD_UNTIL, end.toString()));
        order(new RecoveryNewsMail(), user, details);
    }

    private void order(MailKind kind, @Nullable UserModel user, Map<String, String> details) {
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        kind,
                        authSession.getRealm(),
                        user == null ? null : user.getId(),
                        authSession.getClient(),
                        session.getContext().resolveLocale(null).toLanguageTag(),
                        details));
    }
}
