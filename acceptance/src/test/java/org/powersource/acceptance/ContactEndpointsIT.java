package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminEndpoints;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.compat.Endpoint;

/** Every method of the admin API, called by a contact: what isn't in the table is refused, for whomever. */
@OnTheSuite
class ContactEndpointsIT {

    /** What a contact may call for the own district. A test of its own: it doesn't read the code's list. */
    private static final Set<String> ALLOWED = Set.of(
            "GET ",
            "GET /localization/{locale}",
            "GET /ui-ext/info",
            "GET /ui-ext/brute-force-user",
            "GET /users",
            "POST /users",
            "GET /users/count",
            "GET /users/profile",
            "GET /users/profile/metadata",
            "GET /users/{user-id}",
            "PUT /users/{user-id}",
            "GET /users/{user-id}/unmanagedAttributes",
            "PUT /users/{user-id}/reset-password",
            "PUT /users/{user-id}/execute-actions-email",
            "GET /users/{user-id}/credentials",
            "GET /users/{user-id}/configured-user-storage-credential-types",
            "DELETE /users/{user-id}/credentials/{credentialId}",
            "PUT /users/{user-id}/credentials/{credentialId}/userLabel",
            "GET /users/{user-id}/groups",
            "GET /users/{user-id}/groups/count",
            "GET /users/{user-id}/role-mappings",
            "GET /users/{user-id}/role-mappings/realm/available",
            "GET /ui-ext/available-roles/users/{id}",
            "GET /ui-ext/effective-roles-all/users/{id}",
            "GET /users/{user-id}/federated-identity",
            "GET /identity-provider/instances",
            "GET /users/{user-id}/sessions",
            "GET /users/{user-id}/consents",
            "GET /attack-detection/brute-force/users/{userId}",
            "GET /authentication/required-actions",
            "GET /powersource/mails",
            "POST /powersource/spoken-code",
            "GET /powersource/requests",
            "POST /powersource/requests/{request}/decision",
            "GET /powersource/accounts",
            "GET /groups",
            "GET /groups/count",
            "GET /groups/{group-id}",
            "GET /groups/{group-id}/children",
            "GET /groups/{group-id}/members");

    private static final Pattern USER = Pattern.compile(".*/users/\\{[^}]*}.*|/powersource/(mails|spoken-code)");
    private static final Pattern GROUP = Pattern.compile("/groups/\\{[^}]*}.*");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}:]*)(:[^}]*)?}");
    /** Of features that are switched off: closed for everybody. */
    private static final Pattern SWITCHED_OFF = Pattern.compile("/client-types|/workflows(/.*)?");

    private final Realm realm;
    private final District own;
    private final District foreign;
    private final AdminApi api;
    private final Map<String, Account> others;
    private final String site;
    private final String permissions;
    private final String role;

    ContactEndpointsIT(Realm realm) {
        this.realm = realm;
        this.own = realm.newDistrict("Springfield");
        this.foreign = realm.newDistrict("Shelbyville");
        this.site = client(Site.POWERSOURCE);
        this.permissions = client("admin-permissions");
        this.role = realm.admin()
                .roles()
                .get("technical-contact")
                .toRepresentation()
                .getId();
        Account contact = own.technicalContact();
        this.api = AdminApi.as(contact);
        this.others = Map.of(
                "foreign", foreign.newMember().create(),
                "contact", own.contact("implementation-contact"),
                "foreign contact", foreign.technicalContact(),
                "administrator", administrator(),
                "itself", contact);
    }

    private String client(String clientId) {
        return realm.admin().clients().findByClientId(clientId).get(0).getId();
    }

    private Account administrator() {
        Account account = own.newMember().create();
        account.administers("view-users");
        return account;
    }

    @Test
    void whatIsNotInTheTableIsRefused() {
        Set<Endpoint> endpoints = AdminEndpoints.all();
        assertThat(endpoints).hasSizeGreaterThan(300);
        assertThat(endpoints).extracting(Endpoint::toString).containsAll(ALLOWED);
        Account member = own.newMember().create();
        List<String> wrong = new ArrayList<>();

        for (Endpoint endpoint : endpoints) {
            boolean allowed = ALLOWED.contains(endpoint.toString());
            if (!allowed) {
                check(endpoint, member, own, false, "own", wrong);
            }
            if (USER.matcher(endpoint.path()).matches()) {
                others.forEach((who, target) -> check(endpoint, target, own, false, who, wrong));
            }
            if (GROUP.matcher(endpoint.path()).matches()) {
                check(endpoint, others.get("foreign"), foreign, false, "foreign group", wrong);
            }
        }

        assertThat(wrong).isEmpty();
        others.forEach(
                (who, target) -> assertThat(target.admin().toRepresentation().isEnabled())
                        .as(who)
                        .isTrue());
    }

    @Test
    void whatIsInTheTableWorksForTheOwnDistrict() {
        List<String> wrong = new ArrayList<>();
        AdminEndpoints.all().stream()
                .filter(endpoint -> ALLOWED.contains(endpoint.toString()))
                .forEach(endpoint -> check(endpoint, own.newMember().create(), own, true, "own", wrong));

        assertThat(wrong).isEmpty();
    }

    private void check(
            Endpoint endpoint, Account target, District district, boolean allowed, String who, List<String> wrong) {
        String path = PARAMETER
                .matcher(endpoint.path())
                .replaceAll(parameter -> value(endpoint, parameter.group(1), target, district));
        if (endpoint.path().equals("/powersource/mails")) {
            path += "?user=" + target.id();
        }
        int status = api.send(endpoint.method(), path, body(endpoint, target)).status();
        boolean refused =
                status == 403 || (SWITCHED_OFF.matcher(endpoint.path()).matches() && (status == 404 || status == 501));
        boolean right = allowed ? status < 400 : refused;
        if (!right) {
            wrong.add(status + " for " + who + ": " + endpoint);
        }
    }

    private String value(Endpoint endpoint, String parameter, Account target, District district) {
        return switch (parameter) {
            case "user-id", "userId" -> target.id();
            case "id" -> target.id();
            case "group-id", "groupId" -> district.id();
            case "client-uuid", "client-id", "clientUuid", "client" ->
                endpoint.path().contains("/authz/") ? permissions : site;
            case "role-name" -> "technical-contact";
            case "role-id" -> role;
            case "locale" -> "en";
            case "credentialId" ->
                target.admin().credentials().stream()
                        .filter(credential -> credential
                                .getType()
                                .equals(endpoint.method().equals("DELETE") ? "reminder-question" : "password"))
                        .findFirst()
                        .orElseThrow()
                        .getId();
            case "request" -> request(target);
            default -> "some";
        };
    }

    /** Of an account that asked for access. */
    private String request(Account target) {
        new HttpBrowser(realm.url())
                .open(realm.site(Site.POWERSOURCE))
                .signIn(target)
                .press("ask-for-access");
        return StreamSupport.stream(api.get("/powersource/requests").json().spliterator(), false)
                .filter(request -> request.path("user").asText().equals(target.id()))
                .map(request -> request.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Object body(Endpoint endpoint, Account target) {
        if (endpoint.method().equals("GET") || endpoint.method().equals("DELETE")) {
            return null;
        }
        return switch (endpoint.path()) {
            case "/users" -> Map.of("email", NewAccount.address("new"));
            case "/users/{user-id}" -> Map.of("firstName", "Janet");
            case "/users/{user-id}/reset-password" -> Map.of("type", "password", "value", "Temporary-Password-2026");
            case "/users/{user-id}/execute-actions-email" -> List.of("UPDATE_PASSWORD");
            case "/powersource/spoken-code" -> Map.of("user", target.id());
            case "/powersource/requests/{request}/decision" -> Map.of("grant", true);
            case "/users/{user-id}/credentials/{credentialId}/userLabel" -> "My password";
            default -> "{}";
        };
    }
}
