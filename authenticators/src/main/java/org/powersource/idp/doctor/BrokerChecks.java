package org.powersource.idp.doctor;

import java.util.stream.Stream;

/** Checks of identity providers that sign people in. */
final class BrokerChecks {

    private BrokerChecks() {}

    static Stream<Place> postBroker(Examined realm) {
        return Root.signingIn(realm)
                .filter(provider -> realm.flows()
                        .withId(provider.getPostBrokerLoginFlowId())
                        .isEmpty())
                .map(provider -> "identity provider " + provider.getAlias())
                .map(where -> realm.hasSiteAccessAction()
                        ? Place.at(where, "The required action powersource-site-access still refuses people.")
                                .as(Severity.WARNING)
                        : Place.at(where));
    }

    static Stream<Place> firstBroker(Examined realm) {
        return realm.roots().stream()
                .filter(root -> root.use() == Use.FIRST_BROKER)
                .flatMap(root -> realm.missed(root, true).stream()
                        .limit(1)
                        .map(path -> Place.at(root.where(), "Shortest way: " + path.inWords() + ".")));
    }
}
