package org.powersource.idp.outbox;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/** Where features leave their mails. Sending never holds up a request, and a request that fails leaves no mail. */
public final class Outbox implements Provider {

    private final KeycloakSession session;
    private final OutboxWorker worker;

    Outbox(KeycloakSession session, OutboxWorker worker) {
        this.session = session;
        this.worker = worker;
    }

    /** Writes the row, and wakes the worker once the request's transaction is through. Returns the mail's id. */
    public String queue(MailOrder order) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                worker.wake();
            }

            @Override
            protected void rollbackImpl() {}
        });
        return new MailStore(session).add(order);
    }

    @Override
    public void close() {}
}
