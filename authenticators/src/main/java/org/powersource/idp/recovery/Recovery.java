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

/** One request to a step: its form, notes, options and limits. */
final class Recovery {

    /** Name of {@link #isAsking} in the templates. */
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

    /** Whether the sign-in began with a mailed link that worked when it was opened. */
    boolean cameByLink() {
        return RecoveryNote.MAIL.isSet(authSession());
    }

    /** Whether a contact ordered that link. Then the question isn't asked, because its answer may be forgotten. */
    boolean cameByContactsLink() {
        return Optional.ofNullable(RecoveryNote.MAIL.read(authSession()))
                .flatMap(id -> new MailLinks(session()).mail(context.getRealm(), id))
                .filter(mail -> mail.details().containsKey(ResetLinkMail.BY_CONTACT))
                .isPresent();
    }

    /** Whether the sign-in began with a link that no longer works, soon after its owner had given the right answer. */
    boolean cameByEndedLink() {
        return RecoveryNote.ENDED_LINK.isSet(authSession());
    }

    /** Whether pages have the button that asks the contacts for help. */
    boolean isAsking() {
        return new Asking(session()).isOffered();
    }

    boolean isHelpPressed() {
        return new Asking(session()).isPressed(form());
    }

    /** Asks the contacts for help for the typed address, and returns the page that confirms it. */
    Response help() {
        return new Asking(session())
                .help(context.form(), address(), authSession().getClient());
    }

    /** The address from the first step, which all other steps follow. */
    EmailAddress address() {
        return EmailAddress.of(Objects.requireNonNull(RecoveryNote.ADDRESS.read(authSession())));
    }

    /** Stores the address, also for the page's heading, which shows it. */
    static void setAddress(AuthenticationSessionModel authSession, String address) {
        RecoveryNote.ADDRESS.write(authSession, address);
        authSession.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, address);
    }
}
