package org.powersource.idp.recovery;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailedLink;

/**
 * An opened link. It continues in the reset flow, whose first three steps then succeed, or leads to a page with the reason why it doesn't
 * work.
 */
final class OpenedResetLink {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Mail mail;
    private final boolean isAtItsAddress;
    private final LinkState state;

    OpenedResetLink(KeycloakSession session, MailedLink link) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.user = link.user();
        this.mail = link.mail();
        this.isAtItsAddress = link.isAtItsAddress();
        // Called in any case, because it notices an address that changed without an event.
        LinkState now = new ResetMailState(session, user).of(mail.id(), user.getEmail());
        this.state = isAtItsAddress ? now : LinkState.EXPIRED;
    }

    boolean isGood() {
        return state == LinkState.VALID;
    }

    /** @param signIn the sign-in to continue; gets the user */
    Response enter(AuthenticationSessionModel signIn) {
        signIn.setAuthenticatedUser(user);
        Recovery.setAddress(signIn, SignInEmail.of(user).spelling());
        new MailLinks(session).opened(mail.id());
        RecoveryNote.ENDED_LINK.remove(signIn);
        RecoveryNote.MAIL.write(signIn, mail.id());
        RecoveryNote.MAILED_TO.write(signIn, user.getEmail());
        return flow(signIn);
    }

    /**
     * Within {@link ResetLinkMail#WORTH} after the right answer, the page has a button for another link. Later all steps are needed again.
     *
     * @param signIn loses its user, see {@link RecoveryNote}
     */
    Response ended(AuthenticationSessionModel signIn) {
        SuiteEvent.RESET_LINK_REFUSED.report(
                new EventBuilder(realm, session, session.getContext().getConnection())
                        .client(signIn.getClient())
                        .user(user),
                Map.of(EventDetail.LINK, state.name()));
        EndedLink.note(realm, user, state);
        signIn.setAuthenticatedUser(null);
        RecoveryNote.MAIL.remove(signIn);
        Optional<Instant> answeredAt = isAtItsAddress
                ? RecoveryRules.answeredAt(mail, Instant.ofEpochMilli(Time.currentTimeMillis()))
                : Optional.empty();
        if (answeredAt.isEmpty()) {
            // Reveals nothing about the account: the reader may have its earlier mailbox.
            return EndedLink.page(
                    session.getProvider(LoginFormsProvider.class).setAuthenticationSession(signIn), state);
        }
        Recovery.setAddress(signIn, SignInEmail.of(user).spelling());
        RecoveryNote.ENDED_LINK.write(signIn, state.name());
        RecoveryNote.ANSWERED_AT.write(signIn, Long.toString(answeredAt.get().toEpochMilli()));
        return flow(signIn);
    }

    /** Redirects to the flow's start. All steps decide again: the question may come before or after the mail. */
    private Response flow(AuthenticationSessionModel signIn) {
        // Otherwise ResetCredsAuthenticationProcessor links the identity provider whose first sign-in led here.
        signIn.removeAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        signIn.removeAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION);
        signIn.clearExecutionStatus();
        return LinkSignIn.toFlow(session, signIn, LoginActionsService.RESET_CREDENTIALS_PATH);
    }
}
