package org.powersource.idp.district;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.kit.SharedId;

/**
 * The clients whose tokens carry a contact's powers. Keycloak's admin API checks neither {@code azp} nor audience (26.7.4 {@code
 * AdminRoot}): without this rule, each app that a contact signs in to could set passwords in the district.
 */
final class ContactClients {

    private static final Set<String> CONSOLES = Set.of(Constants.ADMIN_CONSOLE_CLIENT_ID, SharedId.DISTRICT_PAGE.id());

    private final Set<String> ids;

    private ContactClients(Set<String> ids) {
        this.ids = ids;
    }

    /** The consoles, and the clients of a comma-separated list; null for none. */
    static ContactClients with(@Nullable String list) {
        Stream<String> named = list == null
                ? Stream.empty()
                : Arrays.stream(list.split(",", -1)).map(String::strip).filter(id -> !id.isEmpty());
        return new ContactClients(Stream.concat(CONSOLES.stream(), named).collect(Collectors.toUnmodifiableSet()));
    }

    /** The consoles, and the clients of the server's option. */
    static ContactClients of(KeycloakSession session) {
        return Objects.requireNonNull((DistrictPolicyFactory) session.getKeycloakSessionFactory()
                        .getProviderFactory(PolicyProvider.class, DistrictPolicyFactory.ID))
                .contactClients();
    }

    /**
     * Whether the client is one of them. A client that registered itself never is: it may have chosen a listed id that was free in its
     * realm.
     *
     * @param client that the token was issued to
     */
    boolean include(ClientModel client) {
        return client.getRegistrationToken() == null && include(client.getClientId());
    }

    /** Those that a realm has. */
    Stream<ClientModel> in(RealmModel realm) {
        return ids.stream()
                .map(realm::getClientByClientId)
                .filter(Objects::nonNull)
                .filter(this::include);
    }

    boolean include(@Nullable String clientId) {
        return clientId != null && ids.contains(clientId);
    }
}
