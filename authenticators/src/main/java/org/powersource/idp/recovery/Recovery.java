package org.powersource.idp.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.ask.Asking;
import org.powersource.idp.mail.MailLinks;

/** One turn of a step: what it was told, what it knows, and what it works with. */
final class Recovery {

    /** What the templates call {@link #isAsking}. */
    static final String ASKING = "asking";

    private final AuthenticationFlowContext context;
    private final RecoverySettings settings;
    private final RecoveryLimits limits;

    Recovery(AuthenticationFlowContext context) {
        this.context = context;
        this.settings = RecoverySettings.of(context.getRealm());
        this.limits = new RecoveryLimits(context.getSession(), settings);
    }

    AuthenticationFlowContext context() {
        return context;
    }

    KeycloakSession session() {
        return context.getSession();
    }

    AuthenticationSessionModel authSession() {
        return context.getAuthenticationSession();
    }

    RecoverySettings settings() {
        return settings;
    }

    RecoveryLimits limits() {
        return limits;
    }

    RecoveryMails mails() {
        return new RecoveryMails(this);
    }

    MultivaluedMap<String, String> form() {
        return context.getHttpRequest().getDecodedFormParameters();
    }

    /** Of a mail that was good when its link was opened. */
    boolean cameByLink() {
        return RecoveryNote.MAIL.isSet(authSession());
    }

    /** Of a mail that a contact had sent: it may be just the answer that was forgotten, so nobody asks for it. */
    boolean cameByContactsLink() {
        return Optional.ofNullable(RecoveryNote.MAIL.read(authSession()))
                .flatMap(id -> new MailLinks(session()).mail(context.getRealm(), id))
                .filter(mail -> mail.details().containsKey(ResetLinkMail.BY_CONTACT))
                .isPresent();
    }

    /** Of a mail that was good once: whoever has it answered what had to be answered. */
    boolean cameByEndedLink() {
        return RecoveryNote.ENDED_LINK.isSet(authSession());
    }

    /** Whether pages have the button that asks the contacts for help. */
    boolean isAsking() {
        return new Asking(session()).isOffered();
    }

    /** Asks the contacts for help for the typed address, and gives the page that says so. */
    Response help() {
        return new Asking(session())
                .help(context.form(), address(), authSession().getClient());
    }

    /** Of the step before; a step is never reached without the ones before it. */
    EmailAddress address() {
        return EmailAddress.of(Objects.requireNonNull(RecoveryNote.ADDRESS.read(authSession())));
    }

    /** Also for the page's head, which shows whom it is about. */
    static void setAddress(AuthenticationSessionModel authSession, String address) {
        RecoveryNote.ADDRESS.write(authSession, address);
        authSession.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, address);
    }
}
