package org.powersource.idp.recovery;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
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
                && new LinkTerms(session, user).areMet(details(mailId));
    }

    /** Whether the account still has the address that the mail went to; null counts as yes, see {@link #of(String, String)}. */
    boolean isAt(@Nullable String mailedTo) {
        return mailedTo == null || EmailAddress.of(mailedTo).isSameAs(EmailAddress.of(user.getEmail()));
    }

    private Map<String, String> details(String mailId) {
        return new MailLinks(session).mail(realm, mailId).map(Mail::details).orElse(Map.of());
    }
}
