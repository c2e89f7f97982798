package org.powersource.idp.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.services.clientpolicy.executor.AuthenticationFlowSelectorExecutorFactory;

/** Checks of flows: bound, complete, and without a way around a step. */
final class FlowChecks {

    private static final Set<String> RECOVERY =
            Set.of(Authenticators.RECOVERY_START, Authenticators.QUESTION, Authenticators.RESET_MAIL);
    private static final Set<String> SIGN_IN = Set.of(Authenticators.SIGN_IN, Authenticators.SITE_ACCESS);

    private FlowChecks() {}

    static Stream<Place> notBound(Examined realm) {
        return realm.roots().stream().filter(FlowChecks::isForeign).map(root -> Place.at(root.where()));
    }

    /** A flow of Keycloak's or of the operator's, bound instead of the suite's. */
    private static boolean isForeign(Root root) {
        return root.isBound()
                && root.use() != Use.REGISTRATION
                && (root.use() == Use.RESET ? RECOVERY : SIGN_IN).stream().noneMatch(root.flow()::contains);
    }

    static Stream<Place> siteAccess(Examined realm) {
        return realm.roots().stream()
                .filter(root -> root.guarded() && !isForeign(root))
                .filter(root -> root.use() != Use.RESET && root.use() != Use.FIRST_BROKER)
                .flatMap(root -> realm.missed(root, true).stream().limit(1).map(path -> skipped(realm, root, path)));
    }

    /** A required action is asked wherever there are pages. */
    private static Place skipped(Examined realm, Root root, Path path) {
        String way = "Shortest way: " + path.inWords() + ". ";
        if (root.use() != Use.DIRECT_GRANT && realm.hasSiteAccessAction()) {
            return Place.at(
                            root.where(),
                            way
                                    + "The required action powersource-site-access still refuses people at the end of these sign-ins.")
                    .as(Severity.WARNING);
        }
        return ClientChecks.hasTokenPolicy(realm)
                ? Place.at(root.where(), way + "The client policy still refuses tokens of sites; a session begins.")
                        .as(root.use() == Use.DIRECT_GRANT ? Severity.WARNING : Severity.ERROR)
                : Place.at(root.where(), way + "Nothing else refuses them.");
    }

    static Stream<Place> recovery(Examined realm) {
        return realm.roots().stream()
                .filter(root -> root.use() == Use.RESET && !isForeign(root))
                .flatMap(root -> bySkipped(realm.missed(root, realm.asksBeforeMail())).entrySet().stream()
                        .map(skip -> Place.at(
                                root.where() + ", " + skip.getKey(),
                                "Shortest way past " + skip.getKey() + ": "
                                        + skip.getValue().inWords() + ".")));
    }

    private static Map<String, Path> bySkipped(List<Path> paths) {
        return paths.stream()
                .collect(Collectors.toMap(
                        path -> String.join(" and ", path.skips()),
                        path -> path,
                        (first, second) -> first,
                        TreeMap::new));
    }

    static Stream<Place> overrides(Examined realm) {
        return realm.roots().stream()
                .filter(root -> String.valueOf(root.chosenBy()).startsWith("client ")
                        && !String.valueOf(root.chosenBy()).startsWith("client policy "))
                .map(root -> Place.at(root.where()));
    }

    static Stream<Place> unknownProviders(Examined realm) {
        return realm.roots().stream()
                .flatMap(root -> realm.flows()
                        .unknownProviders(root.flow())
                        .map(step -> Place.at(root.where() + ", step " + step)));
    }

    static Stream<Place> unknownPolicyFlows(Examined realm) {
        return realm.policies().of(AuthenticationFlowSelectorExecutorFactory.PROVIDER_ID).stream()
                .flatMap(use -> use
                        .option(AuthenticationFlowSelectorExecutorFactory.AUTH_FLOW_ALIAS)
                        .filter(alias -> realm.realm().getFlowByAlias(alias) == null)
                        .map(alias -> Place.at("client policy " + use.policy() + ", flow \"" + alias + "\""))
                        .stream());
    }
}
