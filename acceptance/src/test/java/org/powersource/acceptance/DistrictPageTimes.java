package org.powersource.acceptance;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.SlowLine;
import org.powersource.acceptance.inspection.Traffic;
import org.powersource.acceptance.pages.ContactConsole;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Windows;

/**
 * How soon a contact sees the accounts on a slow line and a slow machine, and what that loads: on the contact's page and in Keycloak's
 * console, by turns. {@code mvn verify -Ppages}, as {@link PageTimes}.
 */
@OnTheSuite
class DistrictPageTimes {

    private static final int ROUNDS = Integer.getInteger("pages.rounds", 11);
    /** One page of the list. */
    private static final int MEMBERS = 20;

    private static final double MOST_MILLIS = 1_000;
    private static final double MOST_OF_THE_CONSOLE = 0.5;
    /** The console takes many seconds. */
    private static final double PATIENCE_MILLIS = 120_000;

    private static final String PAINTED = "data-painted";
    /** Notes on the document when its first account was painted, in milliseconds since 1970. */
    private static final String NOTE_PAINTED = """
            new MutationObserver((_, observer) => {
              if (document.querySelector("%s")) {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => document.documentElement.setAttribute("%s", Date.now())));
              }
            }).observe(document, { childList: true, subtree: true });
            """;

    /** Where a contact sees the accounts. */
    private enum Place {
        PAGE(".rows a"),
        CONSOLE("table tbody a");

        private final String account;

        Place(String account) {
            this.account = account;
        }

        String url(Realm realm) {
            return this == PAGE ? realm.districtPage() : realm.console() + "#/" + realm.name() + "/users";
        }
    }

    /** How a contact comes there. */
    private enum Way {
        /** From the button of the login page. Measured for the contact's page only: the console leads elsewhere. */
        SIGN_IN,
        /** Signed in, with an empty cache. */
        COLD,
        /** By the browser's button. */
        RELOAD
    }

    private final Realm realm;
    private final Account contact;

    DistrictPageTimes(Realm realm) {
        this.realm = realm;
        District district = realm.newDistrict("Springfield");
        for (int i = 0; i < MEMBERS; i++) {
            district.newMember().create();
        }
        this.contact = district.technicalContact();
    }

    @Test
    void accountsAreThereSoonAndSoonerThanInTheConsole(Windows windows) {
        Map<Place, Map<Way, List<Double>>> millis = new EnumMap<>(Place.class);
        for (int round = 0; round <= ROUNDS; round++) {
            for (Place place : Place.values()) {
                Map<Way, Double> visits = visits(windows, place);
                if (round > 0) { // the first fills the server's caches
                    visits.forEach((way, time) -> millis.computeIfAbsent(place, key -> new EnumMap<>(Way.class))
                            .computeIfAbsent(way, key -> new ArrayList<>())
                            .add(time));
                }
            }
        }
        Map<Way, List<Double>> ours = millis.get(Place.PAGE);
        Map<Way, List<Double>> theirs = millis.get(Place.CONSOLE);

        System.out.println("| accounts shown, ms | page | console | ratio |\n|---|---|---|---|");
        System.out.printf(Locale.ROOT, "| sign in | %.0f | | |%n", median(ours.get(Way.SIGN_IN)));
        theirs.forEach((way, times) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f |%n",
                way.name().toLowerCase(Locale.ROOT),
                median(ours.get(way)),
                median(times),
                median(ours.get(way)) / median(times)));
        System.out.println("\n| | requests | bytes |\n|---|---|---|");
        for (Place place : Place.values()) {
            System.out.println(load(windows, place));
        }
        assertSoftly(promised -> {
            promised.assertThat(median(ours.get(Way.SIGN_IN)))
                    .as("milliseconds from the button of the login page")
                    .isLessThanOrEqualTo(MOST_MILLIS);
            theirs.forEach((way, times) -> promised.assertThat(median(ours.get(way)) / median(times))
                    .as("%s: part of the console's time", way)
                    .isLessThanOrEqualTo(MOST_OF_THE_CONSOLE));
        });
    }

    private Map<Way, Double> visits(Windows windows, Place place) {
        Page page = open(windows);
        page.addInitScript(NOTE_PAINTED.formatted(place.account, PAINTED));
        Map<Way, Double> millis = new EnumMap<>(Way.class);
        if (place == Place.PAGE) {
            page.navigate(realm.districtPage());
            new LoginPage(page).enter(contact.email(), contact.password());
            SlowLine.slowDown(page);
            millis.put(Way.SIGN_IN, millis(page, "document.getElementById('kc-login').click()"));
        } else {
            ContactConsole.signIn(page, contact);
            SlowLine.slowDown(page);
        }
        page.navigate(realm.url());
        page.context().newCDPSession(page).send("Network.clearBrowserCache");
        millis.put(Way.COLD, millis(page, "location.assign('" + place.url(realm) + "')"));
        millis.put(Way.RELOAD, millis(page, "location.reload()"));
        page.context().close();
        return millis;
    }

    private static Page open(Windows windows) {
        Page page = windows.open();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        return page;
    }

    /** From a script that leaves the page until the first account is painted. */
    private static double millis(Page page, String leave) {
        page.evaluate("() => { document.documentElement.removeAttribute('" + PAINTED + "');"
                + " sessionStorage.setItem('began', Date.now()); " + leave + "; }");
        Locator painted = page.locator("html[" + PAINTED + "]");
        painted.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return Double.parseDouble(painted.getAttribute(PAINTED))
                - Double.parseDouble(
                        page.evaluate("() => sessionStorage.getItem('began')").toString());
    }

    /** What the document that shows the accounts loads with an empty cache, as a row. */
    private String load(Windows windows, Place place) {
        Page page = open(windows);
        ContactConsole.signIn(page, contact);
        page.navigate(realm.url());
        Traffic traffic = Traffic.of(page);
        page.navigate(place.url(realm));
        page.locator(place.account).first().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        String row = String.format(
                Locale.ROOT,
                "| %s | %d | %,d |",
                place.name().toLowerCase(Locale.ROOT),
                traffic.requests().size(),
                traffic.total());
        page.context().close();
        return row;
    }

    private static double median(List<Double> times) {
        return new Median()
                .evaluate(times.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
