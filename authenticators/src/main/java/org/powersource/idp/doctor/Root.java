package org.powersource.idp.doctor;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.RealmModel;
import org.keycloak.services.clientpolicy.executor.AuthenticationFlowSelectorExecutorFactory;
import org.powersource.idp.keycloakdb.ClientRows;
import org.powersource.idp.keycloakdb.ClientRows.FlowOverride;

/**
 * A flow by which people sign in.
 *
 * @param chosenBy a client, an identity provider or a client policy; null for the realm's own
 * @param guarded whether the site access check could refuse anybody there
 */
record Root(Use use, Flow flow, String flowId, @Nullable String chosenBy, boolean guarded) {

    static Stream<Root> all(Examined examined) {
        return Stream.of(bound(examined), overrides(examined), brokers(examined), policies(examined))
                .flatMap(roots -> roots);
    }

    boolean isBound() {
        return chosenBy == null;
    }

    String where() {
        String named = use.label() + " \"" + flow.alias() + "\"";
        return chosenBy == null ? named : chosenBy + ", " + named;
    }

    private static Stream<Root> bound(Examined examined) {
        RealmModel realm = examined.realm();
        return Stream.of(
                        root(examined, Use.BROWSER, realm.getBrowserFlow()),
                        root(examined, Use.DIRECT_GRANT, realm.getDirectGrantFlow()),
                        realm.isResetPasswordAllowed()
                                ? root(examined, Use.RESET, realm.getResetCredentialsFlow())
                                : Stream.<Root>empty(),
                        realm.isRegistrationAllowed()
                                ? root(examined, Use.REGISTRATION, realm.getRegistrationFlow())
                                : Stream.<Root>empty())
                .flatMap(roots -> roots);
    }

    private static Stream<Root> root(Examined examined, Use use, @Nullable AuthenticationFlowModel flow) {
        return root(examined, use, flow, null, true);
    }

    private static Stream<Root> root(
            Examined examined,
            Use use,
            @Nullable AuthenticationFlowModel flow,
            @Nullable String chosenBy,
            boolean guarded) {
        return flow == null
                ? Stream.empty()
                : Stream.of(new Root(use, examined.flows().read(flow), flow.getId(), chosenBy, guarded));
    }

    private static Stream<Root> overrides(Examined examined) {
        return new ClientRows(examined.session(), examined.realm())
                .flowOverrides().stream().flatMap(override -> {
                    ClientModel client = examined.realm().getClientById(override.clientId());
                    return client == null || !client.isEnabled()
                            ? Stream.empty()
                            : root(
                                    examined,
                                    use(override),
                                    examined.realm().getAuthenticationFlowById(override.flowId()),
                                    "client " + client.getClientId(),
                                    isUsed(client, override) && examined.sites().guard(client));
                });
    }

    /** A client without the password grant never runs its direct grant flow. */
    private static boolean isUsed(ClientModel client, FlowOverride override) {
        return use(override) != Use.DIRECT_GRANT || client.isDirectAccessGrantsEnabled();
    }

    private static Use use(FlowOverride override) {
        return override.binding().equals(AuthenticationFlowBindings.DIRECT_GRANT_BINDING)
                ? Use.DIRECT_GRANT
                : Use.BROWSER;
    }

    /** Enabled identity providers. Those that only link accounts are left out: they sign nobody in. */
    static Stream<IdentityProviderModel> signingIn(Examined examined) {
        return examined.session()
                .identityProviders()
                .getAllStream(IdentityProviderQuery.any())
                .filter(provider -> provider.isEnabled() && !Boolean.TRUE.equals(provider.isLinkOnly()));
    }

    private static Stream<Root> brokers(Examined examined) {
        RealmModel realm = examined.realm();
        return signingIn(examined).flatMap(provider -> {
            String name = "identity provider " + provider.getAlias();
            AuthenticationFlowModel first = Optional.ofNullable(provider.getFirstBrokerLoginFlowId())
                    .map(realm::getAuthenticationFlowById)
                    .orElseGet(realm::getFirstBrokerLoginFlow);
            AuthenticationFlowModel post = Optional.ofNullable(provider.getPostBrokerLoginFlowId())
                    .map(realm::getAuthenticationFlowById)
                    .orElse(null);
            return Stream.concat(
                    root(examined, Use.FIRST_BROKER, first, name, false),
                    root(examined, Use.POST_BROKER, post, name, true));
        });
    }

    private static Stream<Root> policies(Examined examined) {
        return examined.policies().of(AuthenticationFlowSelectorExecutorFactory.PROVIDER_ID).stream()
                .flatMap(use -> use.option(AuthenticationFlowSelectorExecutorFactory.AUTH_FLOW_ALIAS)
                        .map(examined.realm()::getFlowByAlias)
                        .map(flow -> root(examined, Use.BROWSER, flow, "client policy " + use.policy(), true))
                        .orElseGet(Stream::empty));
    }
}
