package org.powersource.idp.userprofile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.site.Sites;

/**
 * The sites that a record was shown with. The record carries them to the form and back, each as {@code <site id> <client id>}.
 * So a tick of a form that was opened before its client was renamed or removed still means the same client.
 */
final class ShownSites {

    static final String ATTRIBUTE = SharedId.SHOWN_SITES.id();

    private final Map<String, String> ids = new HashMap<>();

    private ShownSites() {}

    /** Reads what a form sent back; {@code null} for a script or a new account. */
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
     * The current client ids of the ticked sites. A site that was shown and no longer exists is left out, unless the account still has its
     * tick: then an import replaced the client. An id that wasn't shown means the client that has it now; without one it stays as it is.
     *
     * @param stored the account's ticks so far
     * @param sites those of the realm
     * @param lock {@link Sites#lock}
     */
    List<String> ticks(
            List<?> ticked,
            Set<String> stored,
            List<Sites.Site> sites,
            Function<Set<String>, Map<String, String>> lock) {
        Map<String, String> meant =
                new HashMap<>(sites.stream().collect(Collectors.toMap(Sites.Site::clientId, Sites.Site::id)));
        meant.putAll(ids);
        Map<String, String> now = lock.apply(
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
