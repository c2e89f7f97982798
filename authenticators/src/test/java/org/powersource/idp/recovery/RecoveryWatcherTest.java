package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubRows;
import org.powersource.idp.StubServer;
import org.powersource.idp.account.AccountChange;

class RecoveryWatcherTest {

    private final List<Object> statements = new ArrayList<>();
    private final List<Object> removed = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"PASSWORD, true", "ADDRESS, true", "SPELLING, false", "REMINDER_QUESTION, false"})
    void mailedLinksEndWithAChangeOfPasswordOrAddress(AccountChange change, boolean ends) {
        for (boolean byOwner : List.of(true, false)) {
            statements.clear();
            removed.clear();
            new RecoveryWatcher().changed(change, session(), StubServer.realm(), user(), byOwner);

            assertThat(statements)
                    .hasSize(ends ? 1 : 0)
                    .allSatisfy(statement ->
                            assertThat((String) statement).startsWith("update MailEntity m set m.expiresAt = :now"));
            assertThat(removed).isEqualTo(ends ? List.of("t1", "t2") : List.of());
        }
    }

    private KeycloakSession session() {
        EntityManager entities = Stub.of(EntityManager.class, Map.of("createQuery", (Stub.Reply) query -> {
            statements.add(query[0]);
            return StubRows.finding(Map.of()).to(query);
        }));
        return Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getContext",
                        Stub.of(KeycloakContext.class, Map.of("getRealm", StubServer.realm())),
                        "getProvider",
                        Stub.of(JpaConnectionProvider.class, Map.of("getEntityManager", entities))));
    }

    private UserModel user() {
        return Stub.of(
                UserModel.class,
                Map.of(
                        "getId",
                        StubServer.USER,
                        "credentialManager",
                        Stub.of(
                                SubjectCredentialManager.class,
                                Map.of(
                                        "getStoredCredentialsByTypeStream",
                                        (Stub.Reply)
                                                type -> Stream.of("t1", "t2").map(id -> credential(id, type[0])),
                                        "removeStoredCredentialById",
                                        (Stub.Reply) id -> removed.add(id[0])))));
    }

    private static CredentialModel credential(String id, Object type) {
        CredentialModel credential = new CredentialModel();
        credential.setId(id);
        credential.setType((String) type);
        return credential;
    }
}
