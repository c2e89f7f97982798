package org.powersource.idp.setup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.powersource.idp.doctor.Finding;
import org.powersource.idp.doctor.Severity;
import org.powersource.idp.site.Sites;

/** Clients that a setup makes sites, and those that are sites already because they have the role. */
final class NewSites {

    private final Place place;
    private final SetupRows rows;
    private final String role;
    private final List<ClientModel> named;
    private final List<ClientModel> there;

    /** @throws BadInput if there is no such client, or if it is one of Keycloak's own: then nobody could repair the realm */
    NewSites(Place place, SetupRows rows, List<String> clientIds) {
        this.place = place;
        this.rows = rows;
        RealmModel realm = place.realm();
        this.role = Sites.roleOf(realm);
        this.named = clientIds.stream().map(clientId -> client(realm, clientId)).toList();
        this.there = existing(place);
    }

    /** Clients with the role that makes them sites. */
    static List<ClientModel> existing(Place place) {
        return new Sites(place.session(), place.realm())
                .all().stream()
                        .map(site -> place.realm().getClientByClientId(site.clientId()))
                        .toList();
    }

    private static ClientModel client(RealmModel realm, String clientId) {
        ClientModel client = realm.getClientByClientId(clientId);
        if (client == null) {
            throw new BadInput("sites", "The realm has no client " + clientId);
        }
        if (Constants.defaultClients.contains(clientId)) {
            throw new BadInput("sites", "The client " + clientId + " is Keycloak's own and can't be a site");
        }
        return client;
    }

    private List<ClientModel> added() {
        return named.stream().filter(client -> client.getRole(role) == null).toList();
    }

    /**
     * The named clients; before a realm gets the suite, also those that become sites with it because they have the role.
     *
     * @param first whether the realm doesn't have the suite yet
     */
    Set<ClientModel> counted(boolean first) {
        Set<ClientModel> counted = new LinkedHashSet<>(first ? there : List.of());
        counted.addAll(named);
        return counted;
    }

    List<String> changes() {
        return added().stream()
                .map(client -> "site " + client.getClientId() + ": added")
                .toList();
    }

    /** Findings about clients that had the role already. */
    List<Finding> findings() {
        return there.stream()
                .filter(client -> rows.get(key(client)) == null)
                .map(client -> new Finding(
                        "site-there-already",
                        Severity.NOTE,
                        "client " + client.getClientId(),
                        "The client has a role " + role
                                + ", so it is a site: only accounts with that role or a tick get in.",
                        "None, if this is meant. Otherwise rename the role before you set up the realm."))
                .toList();
    }

    /** @param first whether the realm didn't have the suite before; then even a purge leaves the sites that it has now */
    void apply(boolean first) {
        Part part = new SiteRoles(place);
        if (first) {
            there.forEach(client ->
                    rows.save(key(client), Value.of(role).hash(), Value.of(role).text()));
        }
        added().forEach(client -> {
            part.write(client.getId(), Value.of(role));
            rows.save(key(client), Value.of(role).hash(), null);
        });
    }

    private static Key key(ClientModel client) {
        return new Key(Kind.SITE, client.getId());
    }
}
