package org.powersource.idp.district;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * All that a contact may do. Everything that is not in this list is refused, also what a later Keycloak adds. Paths are below {@code
 * /admin/realms/{realm}}; {@code {user}} and {@code {group}} have to be of the contact's district.
 */
@SuppressWarnings("ImmutableEnumChecker") // a template never changes
enum AllowedOperation {
    REALM("GET", "", "the realm's name, and the settings that the console needs"),
    TEXTS("GET", "localization/{locale}", "texts of the console"),

    CONSOLE_SETTINGS("GET", "ui-ext/info", "settings that the console's pages of users load first"),

    LIST("GET", "users", "the members of the district"),
    COUNT("GET", "users/count", "their number"),
    LIST_WITH_LOCKS("GET", "ui-ext/brute-force-user", "the console's list"),
    PROFILE("GET", "users/profile", "the fields of a record"),
    PROFILE_METADATA("GET", "users/profile/metadata", "the form of a record"),

    CREATE("POST", "users", "an account, in the contact's district"),
    READ("GET", "users/{user}", "the record"),
    UNMANAGED("GET", "users/{user}/unmanagedAttributes", "which the console loads with the record"),
    SAVE("PUT", "users/{user}", "name, address, language, site access, enabled or disabled"),

    RESET_PASSWORD("PUT", "users/{user}/reset-password", "a temporary password"),
    CREDENTIAL_RESET("PUT", "users/{user}/execute-actions-email", "the mail to a new password, or to the activation"),
    ACTIONS("GET", "authentication/required-actions", "the actions that a contact may mail, no others"),
    CREDENTIALS("GET", "users/{user}/credentials", "which credentials there are, never their secrets"),
    EXTERNAL_CREDENTIALS(
            "GET", "users/{user}/configured-user-storage-credential-types", "the same, in a user directory"),
    REMOVE_CREDENTIAL("DELETE", "users/{user}/credentials/{credential}", "the reminder question only"),
    LABEL_CREDENTIAL(
            "PUT", "users/{user}/credentials/{credential}/userLabel", "which the console writes after a reset"),

    GROUPS_OF_USER("GET", "users/{user}/groups", "those that the contact may see"),
    GROUPS_OF_USER_COUNT("GET", "users/{user}/groups/count", "their number"),
    ROLES_OF_USER("GET", "users/{user}/role-mappings", "needed by the console's tab Role mapping"),
    EFFECTIVE_ROLES(
            "GET",
            "ui-ext/effective-roles-all/users/{user}",
            "the console's inherited roles, as far as contacts see roles"),
    REALM_ROLES_TO_GIVE(
            "GET",
            "users/{user}/role-mappings/realm/available",
            "always none: contacts give no roles, but the console's page needs an answer"),
    CLIENT_ROLES_TO_GIVE("GET", "ui-ext/available-roles/users/{user}", "always none, for the same page"),
    LINKS_OF_USER("GET", "users/{user}/federated-identity", "always none, but the console's tab needs an answer"),
    PROVIDERS("GET", "identity-provider/instances", "always none, for the same tab"),
    SESSIONS_OF_USER("GET", "users/{user}/sessions", "where the user is signed in"),
    CONSENTS_OF_USER("GET", "users/{user}/consents", "what the user agreed to"),
    LOCK_OF_USER("GET", "attack-detection/brute-force/users/{user}", "whether wrong passwords lock the account"),
    MAILS_OF_USER("GET", "powersource/mails", "status of the user's mails"),
    SPOKEN_CODE("POST", "powersource/spoken-code", "a code to read out to a user whose mail is broken"),

    ACCOUNTS("GET", "powersource/accounts", "the list with status, searched inside names"),

    REQUESTS("GET", "powersource/requests", "what people of the district ask for"),
    DECIDE("POST", "powersource/requests/{request}/decision", "grants or declines one of them"),
    GROUP_LIST("GET", "groups", "the contact's districts"),
    GROUP_COUNT("GET", "groups/count", "their number"),
    GROUP("GET", "groups/{group}", "one of them"),
    GROUP_CHILDREN("GET", "groups/{group}/children", "districts below /districts: the contact's"),
    GROUP_MEMBERS("GET", "groups/{group}/members", "the members of the district");

    private final String method;
    private final PathTemplate path;
    private final String purpose;

    AllowedOperation(String method, String path, String purpose) {
        this.method = method;
        this.path = new PathTemplate(path);
        this.purpose = purpose;
    }

    String method() {
        return method;
    }

    String path() {
        return path.toString();
    }

    /** Whether the operation reads a body; a {@code DELETE} doesn't. */
    boolean hasBody() {
        return method.equals("POST") || method.equals("PUT");
    }

    String purpose() {
        return purpose;
    }

    /**
     * The operation of a request, if it is in the list.
     *
     * @param path below the server's base, decoded, with or without slashes at its end
     */
    static Optional<Match> find(String method, String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.method.equals(method))
                .flatMap(operation -> operation.path.match(path).map(ids -> new Match(operation, ids)).stream())
                .findFirst();
    }

    /**
     * A request that is in the list.
     *
     * @param ids the parameters of its path
     */
    record Match(AllowedOperation operation, Map<String, String> ids) {

        Optional<String> id(String parameter) {
            return Optional.ofNullable(ids.get(parameter));
        }
    }
}
