package org.powersource.idp.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeSelectorProvider;
import org.powersource.idp.district.Districts;
import org.powersource.idp.keycloakdb.ClientRows;
import org.powersource.idp.keycloakdb.SiteRows;
import org.powersource.idp.site.Sites;

/** Checks of clients, and of the policy that checks their tokens. */
final class ClientChecks {

    /** The layout of all login pages. The suite's own pages come with its jar, whatever the theme. */
    private static final String LAYOUT = "template.ftl";

    private ClientChecks() {}

    static boolean hasTokenPolicy(Examined realm) {
        return realm.policies().of(Authenticators.SITE_ACCESS).stream().anyMatch(Policies.Use::everyClient);
    }

    static Stream<Place> tokenPolicy(Examined realm) {
        return RealmChecks.when(!hasTokenPolicy(realm));
    }

    /** Keycloak's own clients are refused by the client policy; a missing policy is a finding of its own. */
    static Stream<Place> passwordGrants(Examined realm) {
        return withPasswordGrant(realm)
                .filter(client -> !Constants.defaultClients.contains(client.getClientId()))
                .filter(client -> !givesPowers(realm, client))
                .map(client -> Place.at("client " + client.getClientId()));
    }

    static Stream<Place> contactClients(Examined realm) {
        return withPasswordGrant(realm)
                .filter(client -> !Constants.defaultClients.contains(client.getClientId()))
                .filter(client -> givesPowers(realm, client))
                .map(client -> Place.at("client " + client.getClientId()));
    }

    private static boolean givesPowers(Examined realm, ClientModel client) {
        return new Districts(realm.session()).givesPowersTo(client);
    }

    private static Stream<ClientModel> withPasswordGrant(Examined realm) {
        return clients(realm).withPasswordGrant().stream()
                .map(realm.realm()::getClientById)
                .filter(Objects::nonNull);
    }

    private static ClientRows clients(Examined realm) {
        return new ClientRows(realm.session(), realm.realm());
    }

    static Stream<Place> closedSites(Examined realm) {
        return realm.accounts().all() == 0
                ? Stream.empty()
                : new SiteRows(realm.session(), realm.realm())
                        .withoutAccess(Sites.roleOf(realm.realm()), Sites.ATTRIBUTE).stream()
                                .map(site -> Place.at("client " + site));
    }

    static Stream<Place> themes(Examined realm) {
        String own = realm.realm().getLoginTheme();
        return Stream.concat(
                lacksLayout(realm, own)
                        ? Stream.of(Place.at("realm, login theme " + Objects.requireNonNullElse(own, "by default")))
                        : Stream.empty(),
                clients(realm).loginThemes().stream()
                        .filter(client -> lacksLayout(realm, client.theme()))
                        .map(client -> Place.at("client " + client.clientId() + ", login theme " + client.theme())));
    }

    private static boolean lacksLayout(Examined realm, @Nullable String name) {
        String theme = Optional.ofNullable(name)
                .filter(given -> !given.isBlank())
                .orElseGet(() ->
                        realm.session().getProvider(ThemeSelectorProvider.class).getDefaultThemeName(Theme.Type.LOGIN));
        try {
            return realm.session().theme().getTheme(theme, Theme.Type.LOGIN).getTemplate(LAYOUT) == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
