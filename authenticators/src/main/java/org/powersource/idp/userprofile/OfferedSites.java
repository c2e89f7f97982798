package org.powersource.idp.userprofile;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.powersource.idp.site.Sites;

/** The sites that a record offers, and what forms and programs read of them: the same for all records of a list. */
final class OfferedSites {

    private final Set<String> clientIds;
    private final List<String> options;
    private final Map<String, String> labels;
    private final List<String> shown;

    OfferedSites(List<Sites.Site> sites) {
        options = sites.stream().map(Sites.Site::clientId).toList();
        clientIds = Set.copyOf(options);
        labels = labels(sites);
        shown = ShownSites.of(sites);
    }

    boolean include(String clientId) {
        return clientIds.contains(clientId);
    }

    /** Client ids in the order of the sites. */
    List<String> options() {
        return options;
    }

    /** Names by client id; with the client id if several sites have the same name. */
    Map<String, String> labels() {
        return labels;
    }

    /** Values of {@link ShownSites#ATTRIBUTE}. */
    List<String> shown() {
        return shown;
    }

    private static Map<String, String> labels(List<Sites.Site> sites) {
        Set<String> names = new HashSet<>();
        Set<String> shared = sites.stream()
                .map(Sites.Site::name)
                .filter(name -> !names.add(name))
                .collect(Collectors.toSet());
        return sites.stream()
                .collect(Collectors.toMap(
                        Sites.Site::clientId,
                        site -> shared.contains(site.name())
                                ? site.name() + " (" + site.clientId() + ")"
                                : site.name()));
    }
}
