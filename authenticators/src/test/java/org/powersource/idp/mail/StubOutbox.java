package org.powersource.idp.mail;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubRows;

/** An outbox whose rows are in memory: what features ordered so far. */
public final class StubOutbox {

    private final Map<String, MailEntity> rows = new LinkedHashMap<>();

    /** Orders a mail. */
    public void order(RealmModel realm, String userId) {
        MailKind kind = Stub.of(MailKind.class, Map.of("id", "test-mail", "worth", Duration.ofDays(1)));
        session(Stub.of(KeycloakContext.class, Map.of()))
                .getProvider(Outbox.class)
                .queue(new MailOrder(kind, realm, userId, null, null, Map.of()));
    }

    /** In the order in which they were ordered. */
    public List<Mail> mails() {
        return rows.values().stream().map(Mail::of).toList();
    }

    public KeycloakSession session(KeycloakContext context) {
        return session(context, Map.of());
    }

    /**
     * A session with the outbox.
     *
     * @param providers other providers of the session, by their types
     */
    public KeycloakSession session(KeycloakContext context, Map<Class<?>, ?> providers) {
        JpaConnectionProvider connection = Stub.of(JpaConnectionProvider.class, Map.of("getEntityManager", entities()));
        KeycloakSession[] session = new KeycloakSession[1];
        session[0] = Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getContext",
                        context,
                        "getTransactionManager",
                        Stub.of(KeycloakTransactionManager.class, Map.of()),
                        "getProvider",
                        (Stub.Reply) type -> {
                            if (type[0] == Outbox.class) {
                                return new Outbox(session[0], () -> {});
                            }
                            return type[0] == JpaConnectionProvider.class ? connection : providers.get(type[0]);
                        }));
        return session[0];
    }

    private EntityManager entities() {
        return Stub.of(
                EntityManager.class,
                Map.of(
                        "persist",
                        (Stub.Reply) row -> row[0] instanceof MailEntity mail ? rows.put(mail.id, mail) : null,
                        "find",
                        (Stub.Reply) typeAndId -> rows.get(typeAndId[1]),
                        "createQuery",
                        (Stub.Reply) query -> StubRows.finding(Map.of(MailEntity.class, List.copyOf(rows.values())))
                                .to(query)));
    }
}
