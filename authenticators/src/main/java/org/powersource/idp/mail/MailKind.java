package org.powersource.idp.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * A kind of mail. Features implement it and register it as a service ({@code META-INF/services}); the outbox asks it for
 * the content when it is about to send.
 */
public interface MailKind {

    /** Short and stable: it stands in rows and meters. */
    String id();

    /** How long it makes sense to go on trying, from the request on. */
    Duration worth();

    /** Whether nobody sits in front of a screen and waits for it: then others go first. */
    default boolean canWait() {
        return false;
    }

    /**
     * Whether the mail may not go yet, though it is due: it is kept until {@link Outbox#release}. Asked before each try.
     *
     * @param session with realm, client and language set, but without a request
     */
    default boolean isHeld(KeycloakSession session, UserModel user, Mail mail) {
        return false;
    }

    /**
     * How many mails an hour one mailbox may get that people without any right can have sent, this one included. Counted over all
     * kinds together and when there is something to say; one beyond is discarded.
     *
     * @param session with realm, client and language set, but without a request
     * @return empty for a mail that nobody else can cause: it isn't counted
     */
    default OptionalInt mailboxLimit(KeycloakSession session, Mail mail) {
        return OptionalInt.empty();
    }

    /**
     * Called once it is settled what became of a mail, in a transaction of its own: for what follows from it.
     *
     * @param session with the realm set, but without a request
     */
    default void settled(KeycloakSession session, Mail mail) {}

    /**
     * What to send now.
     *
     * @param session with realm, client and language set, but without a request
     * @return empty if there is nothing to say any more: the mail is discarded
     */
    Optional<MailContent> compose(KeycloakSession session, UserModel user, Mail mail);
}
