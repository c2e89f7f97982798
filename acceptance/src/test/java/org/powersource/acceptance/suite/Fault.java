package org.powersource.acceptance.suite;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ClientPoliciesRepresentation;
import org.keycloak.representations.idm.ClientPolicyConditionConfigurationRepresentation;
import org.keycloak.representations.idm.ClientPolicyConditionRepresentation;
import org.keycloak.representations.idm.ClientPolicyExecutorRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.representations.idm.ClientProfilesRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.authorization.ScopePermissionRepresentation;
import org.keycloak.representations.idm.authorization.TimePolicyRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.util.JsonSerialization;

/**
 * Something that somebody breaks in a realm.
 *
 * @param codes what the doctor has to find, in alphabetical order
 */
public record Fault(String what, List<String> codes, Function<Realm, Runnable> injection) {

    /** Returns what takes it back. */
    public Runnable inject(Realm realm) {
        return injection.apply(realm);
    }

    public static Stream<Fault> all() {
        return Stream.of(settings(), flows(), options(), clients(), providers(), others())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> settings() {
        return Stream.of(
                realm("smtp-missing", realm -> realm.setSmtpServer(new HashMap<>())),
                realm("listener-missing", realm -> realm.setEventsListeners(List.of("jboss-logging"))),
                realm("login-with-email-off", realm -> {
                    realm.setLoginWithEmailAllowed(false);
                    realm.setRegistrationEmailAsUsername(false);
                }),
                realm("duplicate-emails-allowed login-with-email-off", realm -> {
                    realm.setLoginWithEmailAllowed(false);
                    realm.setRegistrationEmailAsUsername(false);
                    realm.setDuplicateEmailsAllowed(true);
                }),
                realm("reset-password-off", realm -> realm.setResetPasswordAllowed(false)),
                realm("brute-force-off", realm -> realm.setBruteForceProtected(false)),
                realm("password-policy-short", realm -> realm.setPasswordPolicy("length(8)")),
                realm("theme-without-pages", realm -> realm.setLoginTheme("bare")),
                realm("", realm -> realm.setLoginTheme("keycloak.v2")),
                realm(
                        "language-not-shipped",
                        realm -> realm.setSupportedLocales(new HashSet<>(List.of("en", "es", "fr", "ar", "de")))),
                realm("admin-permissions-missing", realm -> realm.setAdminPermissionsEnabled(false)),
                action("powersource-set-reminder-question"),
                action("powersource-site-access"),
                action("UPDATE_PASSWORD"));
    }

    private static Stream<Fault> flows() {
        return Stream.of(
                realm("flow-not-bound", realm -> realm.setBrowserFlow("browser")),
                realm("flow-not-bound", realm -> realm.setDirectGrantFlow("direct grant")),
                realm("flow-not-bound", realm -> realm.setResetCredentialsFlow("reset credentials")),
                step("site-access-skipped", "powersource browser", "powersource-site-access", "DISABLED"),
                step("site-access-skipped", "powersource browser", "powersource-site-access", "ALTERNATIVE"),
                step("site-access-skipped", "powersource direct grant", "powersource-site-access", "DISABLED"),
                step("recovery-step-skipped", "powersource reset", "powersource-reminder-question", "DISABLED"),
                step("recovery-step-skipped", "powersource reset", "reset-password", "DISABLED"),
                step("recovery-step-skipped", "powersource reset", "conditional-user-configured", "DISABLED"),
                step("recovery-step-skipped", "powersource reset", "webauthn-authenticator", "DISABLED"),
                override("client-flow-override", "browser", "powersource browser"),
                override("client-flow-override site-access-skipped", "browser", "browser"),
                override("client-flow-override", "direct_grant", "direct grant"),
                policyFlow("policy-flow-unknown", "no such flow"),
                policyFlow("site-access-skipped", "browser"));
    }

    private static Stream<Fault> options() {
        return Stream.of(
                option("matching-differs", "powersource forgot my password", "matching", "ignore-case"),
                option("option-unreadable", "powersource reset mail", "linkMinutes", "sixty"),
                option("option-unreadable", "powersource reset mail", "linkMinute", "60"),
                new Fault("options-contradict", List.of("options-contradict"), realm -> {
                    var actions = realm.admin().flows();
                    RequiredActionConfigRepresentation config =
                            actions.getRequiredActionConfig("powersource-site-access");
                    Map<String, String> before = new HashMap<>(config.getConfig());
                    config.getConfig().put("role", "other");
                    actions.updateRequiredActionConfig("powersource-site-access", config);
                    return () -> {
                        config.setConfig(before);
                        actions.updateRequiredActionConfig("powersource-site-access", config);
                    };
                }));
    }

    private static Stream<Fault> clients() {
        return Stream.of(
                client("password-grant-open", client -> client.setDirectAccessGrantsEnabled(true)),
                client("theme-without-pages", client -> client.getAttributes().put("login_theme", "bare")),
                new Fault(
                        "contact-client-with-password-grant", List.of("contact-client-with-password-grant"), realm -> {
                            Site console = realm.newSite()
                                    .withoutRole()
                                    .with(client -> client.setClientId(Server.SCRIPTS))
                                    .create();
                            return () -> console.admin().remove();
                        }),
                new Fault("site-without-access", List.of("site-without-access"), realm -> {
                    Site site = realm.newSite()
                            .with(client -> client.setDirectAccessGrantsEnabled(false))
                            .create();
                    return () -> site.admin().remove();
                }),
                new Fault("token-policy-missing", List.of("token-policy-missing"), realm -> {
                    var policies = realm.admin().clientPoliciesPoliciesResource();
                    ClientPoliciesRepresentation all = policies.getPolicies();
                    all.getPolicies().get(0).setEnabled(false);
                    policies.updatePolicies(all);
                    return () -> {
                        all.getPolicies().get(0).setEnabled(true);
                        policies.updatePolicies(all);
                    };
                }));
    }

    private static Stream<Fault> providers() {
        return Stream.of(
                broker("post-broker-flow-missing", provider -> provider.setPostBrokerLoginFlowAlias(null)),
                broker(
                        "first-broker-flow-links-by-mail",
                        provider -> provider.setFirstBrokerLoginFlowAlias("first broker login")),
                broker("site-access-skipped", provider -> provider.setPostBrokerLoginFlowAlias("browser")),
                new Fault("ldap-spelling-not-taken", List.of("ldap-spelling-not-taken"), realm -> {
                    ComponentRepresentation ldap = new ComponentRepresentation();
                    ldap.setName("directory");
                    ldap.setProviderId("ldap");
                    ldap.setProviderType("org.keycloak.storage.UserStorageProvider");
                    ldap.setParentId(realm.admin().toRepresentation().getId());
                    var config = new MultivaluedHashMap<String, String>();
                    Map.of(
                                    "vendor", "other",
                                    "connectionUrl", "ldap://localhost:1",
                                    "usersDn", "ou=people,dc=example",
                                    "usernameLDAPAttribute", "uid",
                                    "rdnLDAPAttribute", "uid",
                                    "uuidLDAPAttribute", "entryUUID",
                                    "userObjectClasses", "inetOrgPerson",
                                    "authType", "none",
                                    "editMode", "READ_ONLY",
                                    "enabled", "true")
                            .forEach(config::putSingle);
                    ldap.setConfig(config);
                    try (Response response = realm.admin().components().add(ldap)) {
                        String id = CreatedResponseUtil.getCreatedId(response);
                        return () -> realm.admin().components().component(id).remove();
                    }
                }));
    }

    private static Stream<Fault> others() {
        return Stream.of(
                profile("attribute-missing", (profile, name) -> profile.removeAttribute(name)),
                profile(
                        "attribute-editable-by-owner",
                        (profile, name) -> profile.getAttribute(name)
                                .getPermissions()
                                .setEdit(new HashSet<>(List.of("admin", "user")))),
                new Fault("text-in-one-language", List.of("text-in-one-language"), realm -> {
                    realm.admin().localization().saveRealmLocalizationText("es", "doLogIn", "Entrar");
                    return () -> realm.admin().localization().deleteRealmLocalizationText("es", "doLogIn");
                }),
                new Fault("a brand text in English", List.of(), realm -> {
                    realm.admin().localization().saveRealmLocalizationText("en", "brandName", "Our School");
                    return () -> realm.admin().localization().deleteRealmLocalizationText("en", "brandName");
                }),
                new Fault("everybody-is-contact", List.of("everybody-is-contact"), realm -> {
                    var roles = realm.admin().roles();
                    List<RoleRepresentation> contact =
                            List.of(roles.get("technical-contact").toRepresentation());
                    var defaults = roles.get("default-roles-" + realm.name());
                    defaults.addComposites(contact);
                    return () -> defaults.deleteComposites(contact);
                }),
                new Fault(
                        "permission-with-second-policy",
                        List.of("permission-with-second-policy"),
                        Fault::secondPolicy));
    }

    private static Runnable secondPolicy(Realm realm) {
        var authorization = realm.admin()
                .clients()
                .get(realm.admin()
                        .clients()
                        .findByClientId("admin-permissions")
                        .get(0)
                        .getId())
                .authorization();
        TimePolicyRepresentation second = new TimePolicyRepresentation();
        second.setName("Until the end of the century");
        second.setNotOnOrAfter("2100-01-01 00:00:00");
        try (Response response = authorization.policies().time().create(second)) {
            String id = response.readEntity(TimePolicyRepresentation.class).getId();
            var scopes = authorization.permissions().scope();
            ScopePermissionRepresentation permission = scopes.findByName("Contacts: accounts");
            String district =
                    authorization.policies().findByName("Same district").getId();
            var found = scopes.findById(permission.getId());
            ScopePermissionRepresentation changed = found.toRepresentation();
            changed.setPolicies(new HashSet<>(List.of(district, id)));
            changed.setResourceType("Users");
            changed.setScopes(new HashSet<>(List.of("view", "manage", "reset-password")));
            found.update(changed);
            return () -> {
                changed.setPolicies(new HashSet<>(List.of(district)));
                found.update(changed);
                authorization.policies().policy(id).remove();
            };
        }
    }

    private static List<String> codes(String codes) {
        return codes.isEmpty()
                ? List.of()
                : Arrays.stream(codes.split(" ")).sorted().toList();
    }

    /**
     * A change of the realm's settings.
     *
     * @param codes with spaces between them
     */
    public static Fault realm(String codes, Consumer<RealmRepresentation> change) {
        return new Fault(codes, codes(codes), realm -> {
            RealmResource admin = realm.admin();
            RealmRepresentation before = admin.toRepresentation();
            RealmRepresentation changed = admin.toRepresentation();
            change.accept(changed);
            admin.update(changed);
            return () -> admin.update(before);
        });
    }

    private static Fault action(String id) {
        return new Fault("action-disabled: " + id, List.of("action-disabled"), realm -> {
            RequiredActionProviderRepresentation action = realm.admin().flows().getRequiredAction(id);
            action.setEnabled(false);
            realm.admin().flows().updateRequiredAction(id, action);
            return () -> {
                action.setEnabled(true);
                realm.admin().flows().updateRequiredAction(id, action);
            };
        });
    }

    private static Fault step(String codes, String flow, String authenticator, String requirement) {
        return new Fault(codes + ": " + authenticator + " " + requirement, codes(codes), realm -> {
            var flows = realm.admin().flows();
            AuthenticationExecutionInfoRepresentation step = flows.getExecutions(flow).stream()
                    .filter(execution -> authenticator.equals(execution.getProviderId()))
                    .findFirst()
                    .orElseThrow();
            String before = step.getRequirement();
            step.setRequirement(requirement);
            flows.updateExecutions(flow, step);
            return () -> {
                step.setRequirement(before);
                flows.updateExecutions(flow, step);
            };
        });
    }

    private static Fault client(String codes, Consumer<ClientRepresentation> change) {
        return new Fault(codes + " of a client", codes(codes), realm -> {
            var client = realm.site(Site.GRADEBOOK).admin();
            ClientRepresentation before = client.toRepresentation();
            ClientRepresentation changed = client.toRepresentation();
            change.accept(changed);
            client.update(changed);
            return () -> {
                before.getAttributes().putIfAbsent("login_theme", "");
                client.update(before);
            };
        });
    }

    private static Fault override(String codes, String binding, String flow) {
        return new Fault(codes + ": " + flow, codes(codes), realm -> {
            String id = realm.admin().flows().getFlows().stream()
                    .filter(one -> flow.equals(one.getAlias()))
                    .findFirst()
                    .orElseThrow()
                    .getId();
            var client = realm.site(Site.GRADEBOOK).admin();
            ClientRepresentation changed = client.toRepresentation();
            changed.setAuthenticationFlowBindingOverrides(Map.of(binding, id));
            client.update(changed);
            return () -> {
                changed.setAuthenticationFlowBindingOverrides(Map.of(binding, ""));
                client.update(changed);
            };
        });
    }

    private static Fault policyFlow(String codes, String flow) {
        return new Fault("client policy that selects " + flow, codes(codes), realm -> {
            var profiles = realm.admin().clientPoliciesProfilesResource();
            var policies = realm.admin().clientPoliciesPoliciesResource();
            ClientProfilesRepresentation profilesBefore = profiles.getProfiles(false);
            ClientPoliciesRepresentation policiesBefore = policies.getPolicies();
            ClientProfileRepresentation profile = new ClientProfileRepresentation();
            profile.setName("step-up");
            ClientPolicyExecutorRepresentation executor = new ClientPolicyExecutorRepresentation();
            executor.setExecutorProviderId("auth-flow-enforcer");
            executor.setConfiguration(
                    JsonSerialization.mapper.createObjectNode().put("auth-flow-alias", flow));
            profile.setExecutors(List.of(executor));
            ClientProfilesRepresentation moreProfiles = new ClientProfilesRepresentation();
            moreProfiles.setProfiles(with(profilesBefore.getProfiles(), profile));
            profiles.updateProfiles(moreProfiles);
            ClientPolicyRepresentation policy = new ClientPolicyRepresentation();
            policy.setName("step-up");
            policy.setEnabled(true);
            ClientPolicyConditionRepresentation any = new ClientPolicyConditionRepresentation();
            any.setConditionProviderId("any-client");
            any.setConfiguration(
                    JsonSerialization.mapper.valueToTree(new ClientPolicyConditionConfigurationRepresentation()));
            policy.setConditions(List.of(any));
            policy.setProfiles(List.of("step-up"));
            ClientPoliciesRepresentation morePolicies = new ClientPoliciesRepresentation();
            morePolicies.setPolicies(with(policiesBefore.getPolicies(), policy));
            policies.updatePolicies(morePolicies);
            return () -> {
                policies.updatePolicies(policiesBefore);
                profiles.updateProfiles(profilesBefore);
            };
        });
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    private static Fault option(String code, String alias, String option, String value) {
        return new Fault(code + ": " + option + " " + value, List.of(code), realm -> {
            var flows = realm.admin().flows();
            String id = flows.getFlows().stream()
                    .flatMap(flow -> flows.getExecutions(flow.getAlias()).stream())
                    .map(AuthenticationExecutionInfoRepresentation::getAuthenticationConfig)
                    .filter(Objects::nonNull)
                    .filter(config ->
                            alias.equals(flows.getAuthenticatorConfig(config).getAlias()))
                    .findFirst()
                    .orElseThrow();
            AuthenticatorConfigRepresentation config = flows.getAuthenticatorConfig(id);
            Map<String, String> before = new HashMap<>(config.getConfig());
            config.getConfig().put(option, value);
            flows.updateAuthenticatorConfig(id, config);
            return () -> {
                config.setConfig(before);
                flows.updateAuthenticatorConfig(id, config);
            };
        });
    }

    /** An identity provider that is right but for the change. */
    private static Fault broker(String codes, Consumer<IdentityProviderRepresentation> change) {
        return new Fault(codes + " of an identity provider", codes(codes), realm -> {
            IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
            provider.setAlias("city");
            provider.setProviderId("oidc");
            provider.setEnabled(true);
            provider.setPostBrokerLoginFlowAlias("powersource post broker");
            provider.setConfig(new HashMap<>(Map.of(
                    "clientId", "powersource",
                    "clientSecret", "not-a-secret",
                    "authorizationUrl", "https://id.city.example/authorize",
                    "tokenUrl", "https://id.city.example/token")));
            change.accept(provider);
            try (Response response = realm.admin().identityProviders().create(provider)) {
                if (response.getStatus() != Response.Status.CREATED.getStatusCode()) {
                    throw new IllegalStateException(response.readEntity(String.class));
                }
            }
            return () -> realm.admin().identityProviders().get("city").remove();
        });
    }

    private static Fault profile(String code, BiConsumer<UPConfig, String> change) {
        return new Fault(code, List.of(code), realm -> {
            var profile = realm.admin().users().userProfile();
            UPConfig before = profile.getConfiguration();
            UPConfig changed = profile.getConfiguration();
            change.accept(changed, "siteAccess");
            profile.update(changed);
            return () -> profile.update(before);
        });
    }
}
