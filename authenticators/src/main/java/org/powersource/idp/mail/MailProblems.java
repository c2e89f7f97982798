package org.powersource.idp.mail;

import java.time.Instant;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The newest results of sending, without asking the mail server. */
public final class MailProblems {

    private final KeycloakSession session;

    public MailProblems(KeycloakSession session) {
        this.session = session;
    }

    /** Number of the realm's mails that the mail server refused for good since then. Found by the index of turns and due times. */
    public long refusedSince(RealmModel realm, Instant start) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select count(m) from MailEntity m where m.realmId = :realm and m.state = :refused"
                                + " and m.turn is null and m.dueAt >= :start",
                        Long.class)
                .setParameter("realm", realm.getId())
                .setParameter("refused", MailState.REFUSED)
                .setParameter("start", start.toEpochMilli())
                .getSingleResult();
    }
}
