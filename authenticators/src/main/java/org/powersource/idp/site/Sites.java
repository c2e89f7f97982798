package org.powersource.idp.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.powersource.idp.keycloakdb.SiteRows;
import org.powersource.idp.keycloakdb.TickRows;
import org.powersource.idp.kit.SharedId;

/** The sites of a realm as they are at this moment. */
public final class Sites {

    /** User attribute: client ids of the sites ticked on the account's record. */
    public static final String ATTRIBUTE = SharedId.TICKED_SITES.id();

    private static final Comparator<Site> BY_NAME =
            Comparator.comparing(Site::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Site::clientId);

    private final KeycloakSession session;
    private final RealmModel realm;

    public Sites(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Name of the client role that makes a client a site. */
    public static String roleOf(RealmModel realm) {
        return SiteSettings.of(realm).role();
    }

    /** Whether a role makes its client a site: it lets in the accounts that have it. */
    public static Predicate<RoleModel> grants(RealmModel realm) {
        String name = roleOf(realm);
        return role -> role.isClientRole() && role.getName().equals(name);
    }

    /** The client's name as people know it, else its id. */
    public static String nameOf(ClientModel client) {
        return nameOrId(client.getName(), client.getClientId());
    }

    private static String nameOrId(@Nullable String name, String clientId) {
        return name == null || name.isBlank() ? clientId : name;
    }

    /** Whether the check can refuse anybody at the client. */
    public boolean guard(ClientModel client) {
        SiteSettings settings = SiteSettings.of(realm);
        return settings.clientsWithoutRole() == ClientsWithoutRole.DENY || client.getRole(settings.role()) != null;
    }

    /** By name. One query, and no further one for a site. */
    public List<Site> all() {
        return new SiteRows(session, realm)
                .sites(roleOf(realm)).stream()
                        .map(row -> new Site(row.role(), row.clientId(), nameOrId(row.name(), row.clientId())))
                        .sorted(BY_NAME)
                        .toList();
    }

    /**
     * Client ids of the sites that still exist, by {@link Site#id}. Locked until the transaction ends, so that a site can't be renamed or
     * removed before its ticks are stored.
     */
    public Map<String, String> lock(Collection<String> ids) {
        return new SiteRows(session, realm).lock(ids);
    }

    /** Ticks a site on an account's record. Of several ticks given at the same moment none is lost. */
    public void tick(UserModel user, String clientId) {
        Stream<String> before = new TickRows(session, realm, ATTRIBUTE)
                .lock(user.getId())
                .map(List::stream)
                .orElseGet(() -> user.getAttributeStream(ATTRIBUTE));
        user.setAttribute(
                ATTRIBUTE, Stream.concat(before, Stream.of(clientId)).distinct().toList());
    }

    /** Client ids of the sites that the account may not open. */
    public Set<String> closedTo(UserModel user) {
        AccountSites own = new AccountSites(user);
        return all().stream().filter(site -> !own.has(site)).map(Site::clientId).collect(Collectors.toSet());
    }

    /** Whether the account may use the client. The check at the sign-in decides the same. */
    public boolean isOpenTo(UserModel user, ClientModel client) {
        return !SiteAccessRules.decide(user, client, SiteSettings.of(realm)).isRefusal();
    }

    /** The sites, by name, that the account may use and can open in a browser. Needs no query. */
    public Stream<ClientModel> appsOf(UserModel user) {
        String role = roleOf(realm);
        Stream<ClientModel> ticked = user.getAttributeStream(ATTRIBUTE)
                .map(realm::getClientByClientId)
                .filter(Objects::nonNull)
                .filter(client -> client.getRole(role) != null);
        Stream<ClientModel> granted = RoleUtils.getDeepUserRoleMappings(user).stream()
                .filter(grants(realm))
                .map(each -> (ClientModel) each.getContainer());
        return Stream.concat(ticked, granted)
                .distinct()
                .filter(Sites::isApp)
                .sorted(Comparator.comparing(Sites::nameOf, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(ClientModel::getClientId));
    }

    /** Whether people can open the client in a browser. */
    public static boolean isApp(ClientModel client) {
        return client.isEnabled()
                && !client.isBearerOnly()
                && (client.getProtocol() == null || client.getProtocol().equals(OIDCLoginProtocol.LOGIN_PROTOCOL));
    }

    /**
     * A client with the role that makes it a site.
     *
     * @param id of the role: stays the same while the client is a site, whatever its client id
     * @param name the client's name, else its id
     */
    public record Site(String id, String clientId, String name) {}
}
