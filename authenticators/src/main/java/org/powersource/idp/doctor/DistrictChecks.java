package org.powersource.idp.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.store.StoreFactory;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.powersource.idp.district.Districts;
import org.powersource.idp.keycloakdb.DistrictRows;
import org.powersource.idp.kit.SharedId;

/** Checks of districts, their contacts, and the permissions of contacts. */
final class DistrictChecks {

    /** Most districts that a check lists; one more finding has the number of the others. */
    private static final int MOST = 20;

    /** Group attribute: mail domains of a district's staff. */
    private static final String DOMAINS = "domains";

    private DistrictChecks() {}

    static Stream<Place> withoutContact(Examined realm) {
        return named(realm.coverage().districtsWithoutContact().values().stream()
                .sorted()
                .toList());
    }

    static Stream<Place> withoutDomain(Examined realm) {
        return parent(realm).flatMap(parent -> named(rows(realm).without(parent.getId(), DOMAINS)));
    }

    static Stream<Place> sharedDomains(Examined realm) {
        return parent(realm)
                .flatMap(parent -> rows(realm).shared(parent.getId(), DOMAINS).stream())
                .limit(MOST)
                .map(domain -> Place.at("domain " + domain));
    }

    private static DistrictRows rows(Examined realm) {
        return new DistrictRows(realm.session(), realm.realm());
    }

    private static Stream<Place> named(List<String> districts) {
        Stream<Place> first = districts.stream().limit(MOST).map(name -> Place.at("district " + name));
        int others = districts.size() - MOST;
        return others <= 0 ? first : Stream.concat(first, Stream.of(Place.at(others + " more districts")));
    }

    static Stream<Place> contactsWithoutDistrict(Examined realm) {
        return AccountChecks.count(realm.coverage().contactsWithoutDistrict());
    }

    static Stream<Place> secondPolicy(Examined realm) {
        return permissions(realm.session().getProvider(AuthorizationProvider.class), realm.realm())
                .filter(permission -> permission.getAssociatedPolicies().size() > 1)
                .map(permission -> Place.at("permission " + permission.getName()));
    }

    static Stream<Place> permissions(Examined realm) {
        AuthorizationProvider authorization = realm.session().getProvider(AuthorizationProvider.class);
        return parent(realm)
                .flatMap(parent -> RealmChecks.when(!realm.realm().isAdminPermissionsEnabled()
                        || permissions(authorization, realm.realm()).findAny().isEmpty()));
    }

    /** Permissions that apply the contacts' policy. */
    private static Stream<Policy> permissions(AuthorizationProvider authorization, RealmModel realm) {
        ClientModel client = realm.getAdminPermissionsClient();
        StoreFactory store = authorization.getStoreFactory();
        ResourceServer server =
                client == null ? null : store.getResourceServerStore().findByClient(client);
        return server == null
                ? Stream.empty()
                : store.getPolicyStore().findByResourceServer(server).stream()
                        .filter(policy -> policy.getAssociatedPolicies().stream()
                                .anyMatch(associated -> SharedId.SAME_DISTRICT.is(associated.getType())));
    }

    private static Stream<GroupModel> parent(Examined realm) {
        return new Districts(realm.session()).parent(realm.realm()).stream();
    }
}
