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
 * Orders the mails of this feature. Within the limits each request writes one row with the typed address. The outbox looks up its account
 * later, and the mail's kind decides then whether to send it.
 */
final class RecoveryMails {

    private final Recovery recovery;

    RecoveryMails(Recovery recovery) {
        this.recovery = recovery;
    }

    /** Orders the mail with the reason why the question doesn't help, if there is one. */
    void news() {
        if (isAllowed("recovery news")) {
            order(new RecoveryNewsMail(), withSignIn(RecoveryNewsMail.Occasion.ADDRESS.details()));
        }
    }

    /** Orders the activation mail. An active account gets a mail that says so. */
    void activation() {
        if (isAllowed("resend activation")) {
            order(new RecoveryNewsMail(), withSignIn(RecoveryNewsMail.Occasion.ACTIVATION.details()));
        }
    }

    /** Orders the mail that the question is locked. */
    void lockedNews() {
        if (recovery.limits().takeLockedNews(recovery.address())) {
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
            case LINK -> order(new ResetLinkMail(), withSignIn(details));
            case TEMPORARY_PASSWORD -> order(new TemporaryPasswordMail(), details);
        }
    }

    /** Adds the running sign-in, which a link in the mail continues. */
    private Map<String, String> withSignIn(Map<String, String> details) {
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

    /** Whether the last mail wasn't ordered because the client address has reached its limit. */
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
