package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.UserCache;
import org.powersource.idp.keycloakdb.CredentialRows;
import org.powersource.idp.keycloakdb.TickRows;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.site.Sites;

/**
 * Removes what people made with the suite: sites' roles, ticks, reminder questions, districts and the group of guests. A site's role that
 * the client had before the suite stays.
 */
record Purge(Place place, SetupRows rows, List<ClientModel> sites, List<String> groups, String role) {

    /**
     * Finds sites and groups before the removal: later the flows that name the sites' role may be gone, and so may the rows of the groups.
     */
    static Purge of(Place place, SetupRows rows) {
        Groups part = new Groups(place);
        List<String> groups = ShippedRealm.get().elements().stream()
                .filter(element -> element.key().kind() == Kind.GROUP)
                .filter(element -> rows.get(element.key()) != null
                        || element.value().equals(part.read(element.key().name())))
                .map(element -> element.key().name())
                .toList();
        return new Purge(place, rows, NewSites.existing(place), groups, Sites.roleOf(place.realm()));
    }

    List<String> run() {
        List<String> changes = new ArrayList<>();
        sites.stream().filter(client -> !wasThereBefore(client)).forEach(client -> {
            client.removeRole(client.getRole(role));
            changes.add("site " + client.getClientId() + ": removed");
        });
        changes.add("ticks of sites: "
                + new TickRows(place.session(), place.realm(), Sites.ATTRIBUTE).endAll()
                + " removed");
        changes.add("reminder questions, temporary passwords and codes: "
                + new CredentialRows(place.session(), place.realm()).removeAll(credentialTypes())
                + " removed");
        groups.forEach(name -> {
            GroupModel group = place.session().groups().getGroupByName(place.realm(), null, name);
            if (group != null) {
                place.realm().removeGroup(group);
                changes.add("group /" + name + ": removed with all districts and memberships in it");
            }
        });
        Optional.ofNullable(place.session().getProvider(UserCache.class))
                .ifPresent(cache -> cache.evict(place.realm()));
        return changes;
    }

    /** Types of credentials that the suite's providers store. */
    private Set<String> credentialTypes() {
        KeycloakSession session = place.session();
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(CredentialProvider.class)
                .filter(factory -> SharedId.isOfSuite(factory.getId()))
                .map(factory -> session.getProvider(CredentialProvider.class, factory.getId())
                        .getType())
                .collect(Collectors.toSet());
    }

    private boolean wasThereBefore(ClientModel client) {
        SetupEntity row = rows.get(new Key(Kind.SITE, client.getId()));
        return row != null && row.previous != null;
    }
}
