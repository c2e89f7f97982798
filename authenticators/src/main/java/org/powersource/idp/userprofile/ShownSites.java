package org.powersource.idp.userprofile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.powersource.idp.siteaccess.Sites;

/**
 * The sites that a record was shown with. The record carries them to the form and back, each as its id, space, client id: so
 * the ticks of a form that was opened before a client was renamed or removed still mean what they meant then.
 */
final class ShownSites {

    static final String ATTRIBUTE = "siteAccessShown";

    private final Map<String, String> ids = new HashMap<>();

    private ShownSites() {}

    /** As a form sent it back; null if it was sent by a script or with a new account. */
    static ShownSites sent(@Nullable Object attribute) {
        ShownSites shown = new ShownSites();
        if (attribute instanceof List<?> values) {
            values.stream()
                    .map(value -> String.valueOf(value).split(" ", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> shown.ids.put(pair[1], pair[0]));
        }
        return shown;
    }

    static List<String> of(List<Sites.Site> offered) {
        return offered.stream().map(site -> site.id() + " " + site.clientId()).toList();
    }

    /**
     * The client ids that the ticked sites have now. Sites that were shown and are gone are left out, unless their ids are ticked
     * all the same: an import replaced the client. Ids that weren't shown mean the clients that have them now; if there is none, they
     * stay as they are.
     *
     * @param stored the account's ticks so far
     */
    List<String> ticks(List<?> ticked, Set<String> stored, Sites sites) {
        Map<String, String> meant =
                new HashMap<>(sites.all().stream().collect(Collectors.toMap(Sites.Site::clientId, Sites.Site::id)));
        meant.putAll(ids);
        Map<String, String> now = sites.lock(
                ticked.stream().map(meant::get).filter(Objects::nonNull).collect(Collectors.toSet()));
        return ticked.stream()
                .map(String::valueOf)
                .flatMap(tick -> {
                    String clientId = now.get(meant.getOrDefault(tick, ""));
                    boolean isKept = !ids.containsKey(tick) || stored.contains(tick);
                    return Stream.ofNullable(clientId == null && isKept ? tick : clientId);
                })
                .distinct()
                .toList();
    }
}
