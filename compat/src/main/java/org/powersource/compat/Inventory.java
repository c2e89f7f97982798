package org.powersource.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a server has that extensions use by name, not by class. */
final class Inventory {

    /** Services whose providers a realm names. */
    private static final Map<String, String> NAMED_BY_REALMS = Map.of(
            "org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory", "Grant types",
            "org.keycloak.authentication.AuthenticatorFactory", "Authenticators",
            "org.keycloak.authentication.RequiredActionFactory", "Required actions",
            "org.keycloak.credential.CredentialProviderFactory", "Providers of credentials",
            "org.keycloak.validate.ValidatorFactory", "Validators of the user profile",
            "org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory",
                    "Executors of client policies");

    private Inventory() {}

    /** @param extension whose replaced templates are a section of their own */
    static List<Section> of(Server server, Themes extension) {
        Jars keycloak = server.keycloak();
        Classes classes = new Classes(List.of(server.jars()));
        Constants constants = new Constants(keycloak, classes);
        Themes themes = new Themes(keycloak);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Templates that your jars replace", extension.replaced(themes)));
        sections.add(new Section("Templates", themes.templates()));
        sections.add(new Section("Messages", themes.messages()));
        sections.add(new Section("User-profile keys", constants.fields(name -> name.matches("UP[A-Z]\\w+"))));
        sections.add(new Section("User-profile contexts", constants.ofEnum("UserProfileContext", null)));
        sections.add(new Section(
                "Admin-permission types and scopes",
                constants.texts(name -> name.equals("AdminPermissionsSchema"), name -> true)));
        sections.add(new Section(
                "Credential types",
                constants.texts(name -> name.endsWith("CredentialModel"), name -> name.startsWith("TYPE"))));
        sections.add(new Section("Client-policy events", constants.ofEnum("ClientPolicyEvent", null)));
        sections.add(new Section("Event types", constants.ofEnum("EventType", null)));
        sections.add(new Section("Features", constants.ofEnum("Profile$Feature", "Type")));
        sections.addAll(providers(keycloak, classes));
        sections.add(new Section("Endpoints", endpoints(server)));
        return sections;
    }

    private static List<Section> providers(Jars keycloak, Classes classes) {
        Providers providers = new Providers(keycloak, classes);
        return Providers.services(keycloak)
                .filter(service -> service.startsWith("org.keycloak."))
                .sorted()
                .map(service -> new Section(
                        NAMED_BY_REALMS.getOrDefault(service, "Providers: " + service), names(providers.of(service))))
                .toList();
    }

    private static SortedMap<String, String> names(SortedMap<String, ?> providers) {
        return providers.keySet().stream()
                .collect(Collectors.toMap(id -> id, id -> "", (one, other) -> one, TreeMap::new));
    }

    private static SortedMap<String, String> endpoints(Server server) {
        return server.endpoints().stream()
                .collect(Collectors.toMap(Endpoint::toString, endpoint -> "", (one, other) -> one, TreeMap::new));
    }
}
