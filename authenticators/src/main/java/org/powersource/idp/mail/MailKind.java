package org.powersource.idp.mail;

import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * A kind of mail. Features implement it and register it as a service ({@code META-INF/services}). When a mail is due, the worker asks it
 * three things, in this order: {@link #decide}, {@link #enclose}, {@link #compose}. Their session has realm, client and language set, but
 * no request. All three share one transaction, which ends before the mail server is asked.
 */
public interface MailKind extends OrderKind {

    /** Whether to send the mail now. The only one of the three that may order another mail in the place of this one. */
    default MailVerdict decide(KeycloakSession session, UserModel user, Mail mail) {
        return MailVerdict.SEND;
    }

    /**
     * Makes the secret for the reader, and stores its hash.
     *
     * @return empty if that can't be made: the mail is discarded
     */
    default Optional<Enclosure> enclose(KeycloakSession session, UserModel user, Mail mail) {
        return Optional.of(Enclosure.NOTHING);
    }

    /** Writes the mail, and changes nothing in the database. */
    MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure);

    /**
     * Most mails an hour to one mailbox that strangers can cause, including this mail. All kinds are counted together, and only mails that
     * {@link #decide} wants to send. A mail beyond the limit is discarded.
     *
     * @return empty for a mail that no stranger can cause: it isn't counted
     */
    default OptionalInt mailboxLimit(KeycloakSession session, Mail mail) {
        return OptionalInt.empty();
    }

    /**
     * Called in its own transaction when a mail's result is final.
     *
     * @param session with the realm set, but without a request
     */
    default void settled(KeycloakSession session, Mail mail) {}
}
