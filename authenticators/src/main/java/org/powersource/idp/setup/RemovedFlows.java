package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.doctor.Finding;

/**
 * Removes the suite's flows with all their steps. A flow in which somebody added or changed a step stays as a whole; changed options of a
 * step go with the step. Identity providers and clients that used a removed flow use the realm's flow again.
 */
final class RemovedFlows {

    private final Place place;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupRows rows;
    private final List<String> changes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    RemovedFlows(Place place, SetupRows rows) {
        this.place = place;
        this.session = place.session();
        this.realm = place.realm();
        this.rows = rows;
    }

    void remove() {
        realm.getAuthenticationFlowsStream()
                .filter(flow -> flow.isTopLevel() && rows.get(new Key(Kind.FLOW, flow.getAlias())) != null)
                .toList()
                .forEach(this::remove);
    }

    private void remove(AuthenticationFlowModel flow) {
        String label = Kind.FLOW.label() + " " + flow.getAlias();
        if (!isAsWritten(flow)) {
            findings.add(Changed.stays(label));
            return;
        }
        release(flow);
        if (KeycloakModelUtils.isFlowUsed(session, realm, flow)) {
            findings.add(Changed.inUse(label));
            return;
        }
        delete(flow);
        changes.add(label + ": removed");
    }

    private void delete(AuthenticationFlowModel flow) {
        realm.getAuthenticationExecutionsStream(flow.getId()).toList().forEach(step -> {
            AuthenticationFlowModel below =
                    step.isAuthenticatorFlow() ? realm.getAuthenticationFlowById(step.getFlowId()) : null;
            new Steps(place).remove(step);
            if (below != null) {
                delete(below);
            }
        });
        realm.removeAuthenticationFlow(flow);
    }

    private boolean isAsWritten(AuthenticationFlowModel flow) {
        return isAsWritten(new Key(Kind.FLOW, flow.getAlias()), new Flows(place).read(flow.getAlias()))
                && realm.getAuthenticationExecutionsStream(flow.getId()).allMatch(step -> isAsWritten(flow, step));
    }

    private boolean isAsWritten(AuthenticationFlowModel flow, AuthenticationExecutionModel step) {
        String last = Steps.name(realm, step);
        if (last == null) {
            return false;
        }
        String name = Path.join(flow.getAlias(), last);
        return isAsWritten(new Key(Kind.STEP, name), new Steps(place).read(name))
                && (!step.isAuthenticatorFlow() || isAsWritten(realm.getAuthenticationFlowById(step.getFlowId())));
    }

    private boolean isAsWritten(Key key, @Nullable Value now) {
        SetupEntity row = rows.get(key);
        return row != null && now != null && now.hash().equals(row.hash);
    }

    private void release(AuthenticationFlowModel flow) {
        List<String> aliases = session.identityProviders()
                .getByFlow(flow.getId(), null, null, null)
                .toList();
        for (String alias : aliases) {
            IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
            if (flow.getId().equals(provider.getPostBrokerLoginFlowId())) {
                provider.setPostBrokerLoginFlowId(none());
            }
            if (flow.getId().equals(provider.getFirstBrokerLoginFlowId())) {
                provider.setFirstBrokerLoginFlowId(none());
            }
            session.identityProviders().update(provider);
            changes.add("identity provider " + alias + ": uses the flow " + flow.getAlias() + " no more");
        }
        Stream.of("browser", "direct_grant")
                .forEach(binding -> clients(binding, flow).forEach(client -> {
                    client.removeAuthenticationFlowBindingOverride(binding);
                    changes.add("client " + client.getClientId() + ": uses the flow " + flow.getAlias() + " no more");
                }));
    }

    private List<ClientModel> clients(String binding, AuthenticationFlowModel flow) {
        Map<String, String> override = new HashMap<>();
        override.put(binding, flow.getId());
        return realm.searchClientByAuthenticationFlowBindingOverrides(override, null, null)
                .toList();
    }

    @SuppressWarnings("NullAway") // null is Keycloak's way to say none
    private static String none() {
        return null;
    }

    List<String> changes() {
        return changes;
    }

    List<Finding> findings() {
        return findings;
    }
}
