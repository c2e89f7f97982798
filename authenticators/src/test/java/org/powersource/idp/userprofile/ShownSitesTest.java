package org.powersource.idp.userprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.powersource.idp.site.Sites;
import org.powersource.idp.site.StubSites;

class ShownSitesTest {

    @Test
    void recordCarriesTheIdAndTheNameOfEachSite() {
        assertThat(ShownSites.of(
                        StubSites.of(site("gradebook=1"), site("my library=2")).all()))
                .containsExactly("1 gradebook", "2 my library");
    }

    /** Sites as {@code client id=id}; what the record was shown with, what the realm has now, and the account's ticks so far. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # shown, now, stored, ticked, ticks
                    # a script or a new account
                    ,            gradebook=1,            '',        gradebook,         gradebook
                    ,            gradebook=1,            '',        unknown,           unknown
                    # nothing changed
                    gradebook=1, gradebook=1,            '',        gradebook,         gradebook
                    gradebook=1, gradebook=1,            gradebook, gradebook,         gradebook
                    # renamed since
                    gradebook=1, marks=1,                '',        gradebook,         marks
                    gradebook=1, marks=1,                marks,     gradebook,         marks
                    # renamed since, and another client has the old id
                    gradebook=1, marks=1|gradebook=2,    '',        gradebook,         marks
                    # two ticks that mean the same
                    gradebook=1, marks=1,                '',        gradebook|marks,   marks
                    # removed since
                    gradebook=1, library=2,              '',        gradebook,         ''
                    gradebook=1, library=2,              '',        gradebook|library, library
                    # an import replaced the client, and the account still has the tick
                    gradebook=1, library=2,              gradebook, gradebook,         gradebook
                    # ticked without having been shown
                    gradebook=1, gradebook=1|library=2,  '',        library,           library
                    gradebook=1, gradebook=1,            '',        unknown,           unknown
                    # a client id with a space
                    my library=2, my books=2,            '',        my library,        my books
                    """)
    void tickMeansTheClientThatWasShown(
            @Nullable String shown, String now, String stored, String ticked, String ticks) {
        ShownSites sites = ShownSites.sent(
                shown == null ? null : ShownSites.of(StubSites.of(sites(shown)).all()));

        assertThat(String.join("|", ticks(sites, list(ticked), Set.copyOf(list(stored)), sites(now))))
                .isEqualTo(ticks);
    }

    @Test
    void siteThatTheRecordWasNotShownWithIsIgnored() {
        ShownSites sites = ShownSites.sent(List.of("gradebook", "", 7));

        assertThat(ticks(sites, List.of("gradebook", "7"), Set.of(), site("gradebook=1")))
                .containsExactly("gradebook", "7");
        assertThat(ticks(ShownSites.sent("1 gradebook"), List.of("gradebook"), Set.of(), site("marks=1")))
                .containsExactly("gradebook");
    }

    private static List<String> ticks(ShownSites shown, List<String> ticked, Set<String> stored, ClientModel... now) {
        Sites sites = StubSites.of(now);
        return shown.ticks(ticked, stored, sites.all(), sites::lock);
    }

    private static ClientModel[] sites(String list) {
        return list(list).stream().map(ShownSitesTest::site).toArray(ClientModel[]::new);
    }

    private static ClientModel site(String text) {
        int end = text.indexOf('=');
        return StubSites.site(text.substring(0, end), text.substring(end + 1), null);
    }

    private static List<String> list(String joined) {
        return Arrays.stream(joined.split("\\|", -1))
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
