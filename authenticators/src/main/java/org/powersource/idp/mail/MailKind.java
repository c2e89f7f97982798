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

    /** Short and stable: rows and meters contain it. */
    String id();

    /** Time from the request on in which it makes sense to keep trying. */
    Duration worth();

    /** Whether the mail has low priority, because nobody waits for it at a screen. */
    default boolean canWait() {
        return false;
    }

    /**
     * Whether a due mail is held until {@link Outbox#release}. Called before each try.
     *
     * @param session with realm, client and language set, but without a request
     */
    default boolean isHeld(KeycloakSession session, UserModel user, Mail mail) {
        return false;
    }

    /**
     * Most mails an hour to one mailbox that people without any right can cause, this mail included. All kinds count together, once there
     * is something to say. A mail beyond the limit is discarded.
     *
     * @param session with realm, client and language set, but without a request
     * @return empty for a mail that no other person can cause: it isn't counted
     */
    default OptionalInt mailboxLimit(KeycloakSession session, Mail mail) {
        return OptionalInt.empty();
    }

    /**
     * Called once a mail's result is final, in its own transaction, for what follows from the result.
     *
     * @param session with the realm set, but without a request
     */
    default void settled(KeycloakSession session, Mail mail) {}

    /**
     * Writes what to send now.
     *
     * @param session with realm, client and language set, but without a request
     * @return empty if there is nothing left to say: the mail is discarded
     */
    Optional<MailContent> compose(KeycloakSession session, UserModel user, Mail mail);
}
