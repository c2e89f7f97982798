package org.powersource.idp.mail;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/** Takes the mails that features order. Sending never delays a request, and a request that fails leaves no mail. */
public final class Outbox implements Provider {

    private final KeycloakSession session;
    private final Runnable wake;

    /**
     * An outbox in the session's transaction.
     *
     * @param wake makes this node look for mails to send, a moment later
     */
    public Outbox(KeycloakSession session, Runnable wake) {
        this.session = session;
        this.wake = wake;
    }

    /** Releases all held mails of a kind. The time in which they are worth sending starts now. */
    public void release(RealmModel realm, MailKind kind) {
        wakeAfterwards();
        new MailQueue(session).release(realm.getId(), kind);
    }

    /** Releases held mails of a kind to one account, unless the time in which they are worth sending is over. */
    public void release(RealmModel realm, MailKind kind, UserModel user) {
        wakeAfterwards();
        new MailQueue(session).release(realm.getId(), kind, user.getId());
    }

    /** Writes the row, and wakes the worker after the request's transaction. Returns the mail's id. */
    public String queue(MailOrder order) {
        // The worker's poll finds low-priority mails, so thousands of them don't keep it busy.
        if (!order.kind().lowPriority()) {
            wakeAfterwards();
        }
        return new MailQueue(session).add(order);
    }

    private void wakeAfterwards() {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                wake.run();
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    @Override
    public void close() {}
}
