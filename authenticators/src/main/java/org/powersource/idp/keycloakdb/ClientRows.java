package org.powersource.idp.keycloakdb;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Clients of a realm that have certain settings. */
public final class ClientRows {

    private static final String PASSWORD_GRANTS = "select c.id from ClientEntity c where c.realmId = :realm"
            + " and c.directAccessGrantsEnabled = true and c.enabled = true and c.bearerOnly = false"
            + " and (c.protocol is null or c.protocol = 'openid-connect') order by c.clientId";

    private static final String FLOW_OVERRIDES = "select c.id, key(b), value(b) from ClientEntity c"
            + " join c.authFlowBindings b where c.realmId = :realm order by c.clientId, key(b)";

    private static final String LOGIN_THEMES = "select c.clientId, a.value from ClientAttributeEntity a join a.client c"
            + " where c.realmId = :realm and a.name = 'login_theme' and a.value <> '' order by c.clientId";

    private final Rows rows;

    public ClientRows(KeycloakSession session, RealmModel realm) {
        this(Rows.of(session, realm));
    }

    ClientRows(Rows rows) {
        this.rows = rows;
    }

    /** A client's own flow, by the client's internal id. */
    public record FlowOverride(String clientId, String binding, String flowId) {}

    public record LoginTheme(String clientId, String theme) {}

    /** Internal ids of clients that allow the password grant. */
    public List<String> withPasswordGrant() {
        return rows.query(PASSWORD_GRANTS, String.class).getResultList();
    }

    public List<FlowOverride> flowOverrides() {
        return rows.query(FLOW_OVERRIDES, Object[].class)
                .getResultStream()
                .map(row -> new FlowOverride((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    public List<LoginTheme> loginThemes() {
        return rows.query(LOGIN_THEMES, Object[].class)
                .getResultStream()
                .map(row -> new LoginTheme((String) row[0], (String) row[1]))
                .toList();
    }
}
