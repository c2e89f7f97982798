package org.powersource.idp.activation;

import jakarta.ws.rs.core.UriBuilder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.activation.ActivationLinkState.Facts;
import org.powersource.idp.outbox.LinkState;
import org.powersource.idp.outbox.Mail;
import org.powersource.idp.outbox.MailLinks;

/**
 * A link as it comes with a request.
 *
 * @param user whose it is; null if that can't be told
 * @param mail the one that it names; null if that isn't kept any more
 */
record ActivationLink(
        ActivationLinkState state,
        @Nullable UserModel user,
        @Nullable Mail mail) {

    static final String KEY = "key";

    private static final ActivationLink UNREADABLE = new ActivationLink(ActivationLinkState.UNREADABLE, null, null);

    /** As long as rows are kept by default, from the link's end on: until then an ended link says so. */
    private static final Duration READABLE = Duration.ofDays(30);

    /** Never fails: whatever can't be read is a link that opens nothing. */
    static ActivationLink read(KeycloakSession session, RealmModel realm, @Nullable String key) {
        ActivationToken token = key == null ? null : session.tokens().decode(key, ActivationToken.class);
        if (token == null || !isOurs(session, realm, token)) {
            return UNREADABLE;
        }
        UserModel user = session.users().getUserById(realm, token.getUserId());
        Mail mail = new MailLinks(session).mail(realm, token.getMailId()).orElse(null);
        if (user == null || mail == null || !user.getId().equals(mail.userId())) {
            return UNREADABLE;
        }
        LinkState row = new MailLinks(session).state(realm, mail.id(), ActivationMail.RIVALS);
        boolean sameAddress = EmailAddress.of(user.getEmail()).isSameAs(EmailAddress.of(token.getEmail()));
        Facts facts = new Facts(user.isEnabled(), Activation.waits(user), sameAddress, row);
        return new ActivationLink(ActivationLinkState.of(facts), user, mail);
    }

    private static boolean isOurs(KeycloakSession session, RealmModel realm, ActivationToken token) {
        String issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
        return ActivationToken.TYPE.equals(token.getType())
                && issuer.equals(token.getIssuer())
                && token.isActive()
                && token.getUserId() != null;
    }

    /** The address that stands in a mail, made from the configured host name when it is sent. */
    static String address(KeycloakSession session, RealmModel realm, UserModel user, String mailId, Instant end) {
        int readableUntil = Math.toIntExact(end.plus(READABLE).getEpochSecond());
        ActivationToken token = new ActivationToken(user.getId(), user.getEmail(), readableUntil, mailId);
        return page(session, realm)
                .queryParam(
                        KEY,
                        token.serialize(session, realm, session.getContext().getUri()))
                .build()
                .toString();
    }

    /** Where links are opened. */
    static UriBuilder page(KeycloakSession session, RealmModel realm) {
        return Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path("{realm}")
                .path(ActivationFactory.ID)
                .resolveTemplate("realm", realm.getName());
    }

    static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
