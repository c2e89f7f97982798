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
 * What a reset mail, whether it brought a link or a temporary password, is worth for an account as the account is now. Asked
 * when the link is opened or the password is used, and again when the form is sent.
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
     * The row's own state, unless the account was changed.
     *
     * @param mailedTo the address; null for what was mailed before that was noted
     * @param row of the mail, perhaps locked
     */
    LinkState of(String mailId, @Nullable String mailedTo, LinkState row) {
        return row != LinkState.VALID || isStillMeant(mailId, mailedTo) ? row : LinkState.EXPIRED;
    }

    /** The same for a row that needn't be locked. */
    LinkState of(String mailId, @Nullable String mailedTo) {
        return of(mailId, mailedTo, new MailLinks(session).state(realm, mailId, ResetLinkMail.SUPERSEDED_KINDS));
    }

    private boolean isStillMeant(String mailId, @Nullable String mailedTo) {
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
     * Whether the account got another password after the mail was ordered, by whatever way: an import raises no event, and a mail may wait
     * for its mail server meanwhile. A date in the future, as an import may bring it, doesn't count.
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
