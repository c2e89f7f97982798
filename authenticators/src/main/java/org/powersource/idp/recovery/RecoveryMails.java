package org.powersource.idp.recovery;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.outbox.MailKind;
import org.powersource.idp.outbox.MailOrder;
import org.powersource.idp.outbox.Outbox;
import org.powersource.idp.outbox.RunningSignIn;

/**
 * Orders the mails of this feature. Within the limits each request writes one row, whoever the address belongs to; whether
 * there is something to say, the mail's kind finds out when it is about to be sent.
 */
final class RecoveryMails {

    private final Recovery recovery;

    RecoveryMails(Recovery recovery) {
        this.recovery = recovery;
    }

    /** The truth about an account, if the question won't open the way. */
    void news() {
        if (recovery.limits().allowMail("recovery news", recovery.address())) {
            order(new RecoveryNewsMail(), whereToGoOn(RecoveryNewsMail.Occasion.ADDRESS.details()));
        }
    }

    /** The activation mail; to an account that needs none, the word that it is active. */
    void activation() {
        if (recovery.limits().allowMail("resend activation", recovery.address())) {
            order(new RecoveryNewsMail(), whereToGoOn(RecoveryNewsMail.Occasion.ACTIVATION.details()));
        }
    }

    /** Once in each time that the question is held. */
    void heldNews() {
        if (recovery.limits().allowHeldNews(recovery.address())) {
            order(new RecoveryNewsMail(), RecoveryNewsMail.Occasion.HELD.details());
        }
    }

    void newPassword() {
        if (!recovery.limits().allowMail("reset", recovery.address())) {
            return;
        }
        Map<String, String> life = Map.of(
                ResetLinkMail.MINUTES, Long.toString(recovery.settings().life().toMinutes()));
        switch (recovery.settings().delivery()) {
            case LINK -> order(new ResetLinkMail(), whereToGoOn(life));
            case TEMPORARY_PASSWORD -> order(new TemporaryPasswordMail(), life);
        }
    }

    /** A link, if the mail brings one, goes on with the sign-in that runs now. */
    private Map<String, String> whereToGoOn(Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.putAll(RunningSignIn.of(recovery.session(), recovery.authSession()).details());
        return all;
    }

    private void order(MailKind kind, Map<String, String> details) {
        KeycloakSession session = recovery.session();
        AuthenticationSessionModel authSession = recovery.authSession();
        String userId = recovery.asked().userId().orElse(null);
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        kind,
                        authSession.getRealm(),
                        userId,
                        authSession.getClient(),
                        session.getContext().resolveLocale(null).toLanguageTag(),
                        withTyped(details, userId != null)));
    }

    /** As many letters for an address without an account, but not the address itself: it may be anybody's. */
    private Map<String, String> withTyped(Map<String, String> details, boolean known) {
        Map<String, String> all = new HashMap<>(details);
        String address = recovery.address();
        all.put(RecoveryNewsMail.TYPED, known ? address : "?".repeat(address.length()));
        return all;
    }
}
