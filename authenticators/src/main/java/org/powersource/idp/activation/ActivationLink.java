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
import org.powersource.idp.account.LinkTerms;
import org.powersource.idp.activation.ActivationLinkState.Facts;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;

/**
 * A link as it comes with a request.
 *
 * @param user whose it is; null if that can't be told
 * @param mail the one that it names; null if that isn't kept any more
 * @param address that it was mailed to; null if that can't be told
 */
record ActivationLink(
        ActivationLinkState state,
        @Nullable UserModel user,
        @Nullable Mail mail,
        @Nullable String address) {

    static final String KEY = "key";

    private static final ActivationLink UNREADABLE =
            new ActivationLink(ActivationLinkState.UNREADABLE, null, null, null);

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
        return of(
                session,
                user,
                mail,
                token.getEmail(),
                new MailLinks(session).state(realm, mail.id(), ActivationMail.RIVALS));
    }

    /**
     * What a link is worth now: asked when it is opened, when its page is shown, and again when its form is sent.
     *
     * @param row of the mail, perhaps locked
     */
    static ActivationLink of(
            KeycloakSession session, UserModel user, Mail mail, @Nullable String address, LinkState row) {
        Facts facts = new Facts(
                user.isEnabled(),
                Activation.waits(user) && row != LinkState.USED,
                address != null && EmailAddress.of(address).isSameAs(EmailAddress.of(user.getEmail())),
                new LinkTerms(session, user).areMet(mail.details()),
                row);
        return new ActivationLink(ActivationLinkState.of(facts), user, mail, address);
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
