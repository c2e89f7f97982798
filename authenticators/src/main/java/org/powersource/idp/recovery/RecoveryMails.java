package org.powersource.idp.recovery;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.mail.RunningSignIn;

/**
 * Orders the mails of this feature. Within the limits each request writes one row with the typed address. The outbox finds out
 * whose account that is, and the mail's kind whether there is something to say, when it is about to be sent.
 */
final class RecoveryMails {

    private final Recovery recovery;

    RecoveryMails(Recovery recovery) {
        this.recovery = recovery;
    }

    /** The truth about an account, if the question won't open the way. */
    void news() {
        if (isAllowed("recovery news")) {
            order(new RecoveryNewsMail(), whereToGoOn(RecoveryNewsMail.Occasion.ADDRESS.details()));
        }
    }

    /** The activation mail; to an account that needs none, the word that it is active. */
    void activation() {
        if (isAllowed("resend activation")) {
            order(new RecoveryNewsMail(), whereToGoOn(RecoveryNewsMail.Occasion.ACTIVATION.details()));
        }
    }

    /** Once in each time that the question is held. */
    void heldNews() {
        if (recovery.limits().takeHeldNews(recovery.address())) {
            order(new RecoveryNewsMail(), RecoveryNewsMail.Occasion.HELD.details());
        }
    }

    void newPassword() {
        if (!isAllowed("reset")) {
            return;
        }
        Map<String, String> details = new HashMap<>();
        details.put(
                ResetLinkMail.MINUTES, Long.toString(recovery.settings().life().toMinutes()));
        details.computeIfAbsent(
                ResetLinkMail.ANSWERED_AT, key -> RecoveryNote.ANSWERED_AT.read(recovery.authSession()));
        switch (recovery.settings().delivery()) {
            case LINK -> order(new ResetLinkMail(), whereToGoOn(details));
            case TEMPORARY_PASSWORD -> order(new TemporaryPasswordMail(), details);
        }
    }

    /** A link, if the mail brings one, goes on with the sign-in that runs now. */
    private Map<String, String> whereToGoOn(Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.putAll(RunningSignIn.of(recovery.session(), recovery.authSession()).details());
        return all;
    }

    private boolean isAllowed(String what) {
        Allowance allowance = recovery.limits().takeMail(what, recovery.address());
        if (allowance == Allowance.CLIENT_LIMIT) {
            RecoveryNote.CLIENT_LIMIT.write(recovery.authSession(), "");
        } else {
            RecoveryNote.CLIENT_LIMIT.remove(recovery.authSession());
        }
        return allowance == Allowance.ALLOWED;
    }

    /** Whether the last mail wasn't ordered because of what else was ordered from the same client address. */
    boolean isClientLimitReached() {
        return RecoveryNote.CLIENT_LIMIT.isSet(recovery.authSession());
    }

    private void order(MailKind kind, Map<String, String> details) {
        KeycloakSession session = recovery.session();
        AuthenticationSessionModel authSession = recovery.authSession();
        session.getProvider(Outbox.class)
                .queue(MailOrder.toTyped(
                        kind,
                        authSession.getRealm(),
                        recovery.address(),
                        authSession.getClient(),
                        session.getContext().resolveLocale(null).toLanguageTag(),
                        details));
    }
}
