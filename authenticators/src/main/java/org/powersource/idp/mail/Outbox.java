package org.powersource.idp.mail;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/** Where features leave their mails. Sending never holds up a request, and a request that fails leaves no mail. */
public final class Outbox implements Provider {

    private final KeycloakSession session;
    private final Runnable wake;

    /**
     * In the transaction of a session.
     *
     * @param wake has this node look for mails to send, a moment later
     */
    public Outbox(KeycloakSession session, Runnable wake) {
        this.session = session;
        this.wake = wake;
    }

    /** Lets all held mails of a kind go; their worth counts from now on. */
    public void release(RealmModel realm, MailKind kind) {
        wakeAfterwards();
        new MailQueue(session).release(realm.getId(), kind);
    }

    /** Lets held mails of a kind to one account go, unless they are worthless by now. */
    public void release(RealmModel realm, MailKind kind, UserModel user) {
        wakeAfterwards();
        new MailQueue(session).release(realm.getId(), kind, user.getId());
    }

    /** Writes the row, and has the worker woken after the request's transaction. Returns the mail's id. */
    public String queue(MailOrder order) {
        // One that can wait is found by the worker's poll, within a second: thousands of them don't keep it busy.
        if (!order.kind().canWait()) {
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
