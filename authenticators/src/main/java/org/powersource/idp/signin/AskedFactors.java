package org.powersource.idp.signin;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.powersource.idp.account.SecondFactor;

/** The credential types that a direct grant flow can ask for, by the categories of its steps. */
final class AskedFactors {

    private final KeycloakSession session;
    private final RealmModel realm;

    AskedFactors(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether the account has second factors, and the flow asks for none of them. */
    static boolean missSecondFactorsOf(AuthenticationFlowContext context) {
        Set<String> factors = new SecondFactor(context.getSession(), context.getUser()).types();
        AuthenticationFlowModel flow =
                AuthenticationFlowResolver.resolveDirectGrantFlow(context.getAuthenticationSession());
        return !factors.isEmpty()
                && Collections.disjoint(
                        factors, new AskedFactors(context.getSession(), context.getRealm()).of(flow.getId()));
    }

    private Set<String> of(String flowId) {
        return steps(flowId)
                .map(AuthenticationExecutionModel::getAuthenticator)
                .map(id -> (AuthenticatorFactory)
                        session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, id))
                .filter(Objects::nonNull)
                .map(AuthenticatorFactory::getReferenceCategory)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Stream<AuthenticationExecutionModel> steps(String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(step -> !step.isDisabled())
                .flatMap(step -> step.isAuthenticatorFlow() ? steps(step.getFlowId()) : Stream.of(step));
    }
}
