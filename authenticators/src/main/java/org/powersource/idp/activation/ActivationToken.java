package org.powersource.idp.activation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailedLink;

/** Token in an activation link of an older version: the account, the mail, and the address that the mail went to. */
public final class ActivationToken extends DefaultActionToken {

    private static final String TYPE = "powersource-activation";

    @JsonProperty("mail")
    private @Nullable String mailId;

    /** For Jackson. */
    public ActivationToken() {}

    @JsonProperty("mail")
    public String getMailId() {
        return Objects.requireNonNullElse(mailId, "");
    }

    /** Empty for a text that isn't a token of this realm. */
    static Optional<MailedLink> link(KeycloakSession session, RealmModel realm, String written) {
        return Optional.ofNullable(session.tokens().decode(written, ActivationToken.class))
                .filter(token -> token.isOf(session, realm))
                .flatMap(token -> new MailLinks(session)
                        .mail(realm, token.getMailId())
                        .filter(mail -> token.getUserId().equals(mail.userId()))
                        .flatMap(mail -> Optional.ofNullable(session.users().getUserById(realm, token.getUserId()))
                                .map(user -> new MailedLink(user, mail, token.isAtItsAddress(user)))));
    }

    private boolean isOf(KeycloakSession session, RealmModel realm) {
        String issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
        return TYPE.equals(getType()) && issuer.equals(getIssuer()) && isActive() && getUserId() != null;
    }

    private boolean isAtItsAddress(UserModel user) {
        return getEmail() != null && EmailAddress.of(getEmail()).isSameAs(EmailAddress.of(user.getEmail()));
    }
}
