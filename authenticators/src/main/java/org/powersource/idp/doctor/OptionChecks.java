package org.powersource.idp.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.powersource.idp.account.Matching;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.reminder.AskWhen;
import org.powersource.idp.site.SiteSettings;

/** Checks of the options of steps, required actions and client policies. */
final class OptionChecks {

    /** Keycloak's own options of each step (26.7.4 {@code Constants.AUTHENTICATION_EXECUTION_REFERENCE_VALUE}). */
    private static final String OF_ANY_STEP = "default.reference.";

    private OptionChecks() {}

    /**
     * The options at one place.
     *
     * @param provider id of the step, action or executor
     */
    private record Options(
            String where, String provider, List<ProviderConfigProperty> properties, Map<String, String> stored) {

        String value(ProviderConfigProperty property) {
            return Option.used(property, stored.get(property.getName()));
        }
    }

    static Stream<Place> unreadable(Examined realm) {
        return all(realm)
                .flatMap(options -> Stream.concat(
                        options.properties().stream()
                                .flatMap(property -> Option.refusal(
                                        property, options.stored().get(property.getName()))
                                        .map(refusal -> place(options, property.getName(), refusal + "."))
                                        .stream()),
                        options.stored().keySet().stream()
                                .filter(name -> !name.startsWith(OF_ANY_STEP)
                                        && options.properties().stream()
                                                .noneMatch(property -> name.equals(property.getName())))
                                .map(name -> place(options, name, "There is no option of that name."))));
    }

    private static Place place(Options options, String option, String detail) {
        return Place.at(options.where() + ", option " + option, detail);
    }

    static Stream<Place> matching(Examined realm) {
        return difference(all(realm), Option.properties(Matching.OPTION));
    }

    static Stream<Place> siteAccess(Examined realm) {
        return difference(
                all(realm).filter(options -> options.provider().equals(Authenticators.SITE_ACCESS)),
                SiteSettings.properties());
    }

    /** Whether the reminder question has to be answered before the mail goes out, as it is by default. */
    static boolean asksBeforeMail(Examined realm) {
        return values(realm, AskWhen.OPTION)
                .findFirst()
                .map(Option.written(AskWhen.BEFORE_MAIL)::equals)
                .orElse(true);
    }

    /** Whether no step asks for an address in its exact spelling. */
    static boolean ignoresCase(Examined realm) {
        return values(realm, Matching.OPTION).allMatch(Option.written(Matching.IGNORE_CASE)::equals);
    }

    /** Values of an option in use, at all places that have it. */
    private static Stream<String> values(Examined realm, Option<?> option) {
        Set<String> names = names(Option.properties(option));
        return all(realm)
                .flatMap(options -> options.properties().stream()
                        .filter(property -> names.contains(property.getName()))
                        .map(options::value));
    }

    private static Set<String> names(List<ProviderConfigProperty> properties) {
        return properties.stream().map(ProviderConfigProperty::getName).collect(Collectors.toSet());
    }

    private static Stream<Place> difference(Stream<Options> all, List<ProviderConfigProperty> properties) {
        Set<String> names = names(properties);
        Map<String, Map<String, Set<String>>> places = new TreeMap<>();
        all.forEach(options -> options.properties().stream()
                .filter(property -> names.contains(property.getName()))
                .forEach(property -> places.computeIfAbsent(property.getName(), name -> new TreeMap<>())
                        .computeIfAbsent(options.value(property), value -> new TreeSet<>())
                        .add(options.where())));
        return places.entrySet().stream()
                .filter(option -> option.getValue().size() > 1)
                .map(option -> Place.at(
                        "option " + option.getKey(),
                        option.getValue().entrySet().stream()
                                .map(value -> value.getKey() + " at " + String.join("; ", value.getValue()))
                                .collect(Collectors.joining(". ", "", "."))));
    }

    private static Stream<Options> all(Examined realm) {
        return Stream.of(steps(realm), actions(realm), executors(realm)).flatMap(options -> options);
    }

    private static Stream<Options> steps(Examined realm) {
        Set<String> seen = new HashSet<>();
        List<Options> all = new ArrayList<>();
        for (Root root : realm.roots()) {
            realm.flows()
                    .executions(root.flowId())
                    .filter(step -> SharedId.isOfSuite(step.getAuthenticator()) && seen.add(step.getId()))
                    .forEach(step -> all.add(options(
                            "step " + step.getAuthenticator() + " of the " + root.where(),
                            step.getAuthenticator(),
                            properties(realm, Authenticator.class, step.getAuthenticator()),
                            config(realm, step))));
        }
        return all.stream();
    }

    private static @Nullable Map<String, String> config(Examined realm, AuthenticationExecutionModel step) {
        AuthenticatorConfigModel config = realm.flows().config(step);
        return config == null ? null : config.getConfig();
    }

    private static Stream<Options> actions(Examined realm) {
        return realm.realm()
                .getRequiredActionProvidersStream()
                .filter(action -> SharedId.isOfSuite(action.getProviderId()))
                .map(action -> options(
                        "required action " + action.getAlias(),
                        action.getProviderId(),
                        properties(realm, RequiredActionProvider.class, action.getProviderId()),
                        config(realm, action)));
    }

    private static @Nullable Map<String, String> config(Examined realm, RequiredActionProviderModel action) {
        RequiredActionConfigModel config = realm.realm().getRequiredActionConfigByAlias(action.getAlias());
        return config == null ? null : config.getConfig();
    }

    private static Stream<Options> executors(Examined realm) {
        return realm.policies().of(Authenticators.SITE_ACCESS).stream().map(use -> {
            Map<String, String> stored = new TreeMap<>();
            use.options()
                    .properties()
                    .forEach(option ->
                            stored.put(option.getKey(), option.getValue().asText()));
            return options(
                    "client policy " + use.policy(),
                    use.executor(),
                    properties(realm, ClientPolicyExecutorProvider.class, use.executor()),
                    stored);
        });
    }

    private static Options options(
            String where,
            String provider,
            List<ProviderConfigProperty> properties,
            @Nullable Map<String, String> stored) {
        return new Options(where, provider, properties, stored == null ? Map.of() : stored);
    }

    private static List<ProviderConfigProperty> properties(Examined realm, Class<? extends Provider> type, String id) {
        ProviderFactory<?> factory = realm.session().getKeycloakSessionFactory().getProviderFactory(type, id);
        List<ProviderConfigProperty> properties = factory instanceof RequiredActionFactory action
                ? action.getConfigMetadata()
                : factory instanceof ConfiguredProvider configured ? configured.getConfigProperties() : null;
        return properties == null ? List.of() : properties;
    }
}
