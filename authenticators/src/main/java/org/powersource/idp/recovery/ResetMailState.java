package org.powersource.idp.recovery;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.LinkTerms;
import org.powersource.idp.account.Privilege;
import org.powersource.idp.activation.Activation;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;

/**
 * Whether a reset mail (a link or a temporary password) still works for the account as it is now. Checked when the link is opened or the
 * password is used, and again when the form is sent.
 */
final class ResetMailState {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    ResetMailState(KeycloakSession session, UserModel user) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.user = user;
    }

    /**
     * The row's state; {@link LinkState#EXPIRED} if the account has changed.
     *
     * @param mailedTo the address; null for mails of older versions
     * @param row of the mail, perhaps locked
     */
    LinkState of(String mailId, @Nullable String mailedTo, LinkState row) {
        return row != LinkState.VALID || isStillValid(mailId, mailedTo) ? row : LinkState.EXPIRED;
    }

    /** The same without a lock on the row. */
    LinkState of(String mailId, @Nullable String mailedTo) {
        return of(mailId, mailedTo, new MailLinks(session).state(realm, mailId, ResetLinkMail.SUPERSEDED_KINDS));
    }

    private boolean isStillValid(String mailId, @Nullable String mailedTo) {
        return isAt(mailedTo)
                && user.isEnabled()
                && !new Activation(session).isInactive(user)
                && Privilege.of(session, user) == Privilege.NONE
                && areTermsMet(new MailLinks(session).mail(realm, mailId));
    }

    private boolean areTermsMet(Optional<Mail> mail) {
        return new LinkTerms(session, user).areMet(mail.map(Mail::details).orElse(Map.of()))
                && mail.filter(this::isOutdated).isEmpty();
    }

    /**
     * Whether the account got another password after the mail was ordered. Compares dates, because an import raises no event. A date in the
     * future, which an import may contain, doesn't count.
     */
    boolean isOutdated(Mail mail) {
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(CredentialModel::getCreatedDate)
                .filter(Objects::nonNull)
                .map(Instant::ofEpochMilli)
                .anyMatch(set -> set.isAfter(mail.requestedAt()) && !set.isAfter(now));
    }

    /** Whether the account still has the address that the mail went to; null counts as yes, see {@link #of(String, String)}. */
    boolean isAt(@Nullable String mailedTo) {
        return mailedTo == null || EmailAddress.of(mailedTo).isSameAs(EmailAddress.of(user.getEmail()));
    }
}
