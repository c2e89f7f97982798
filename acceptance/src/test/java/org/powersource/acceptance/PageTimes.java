package org.powersource.acceptance;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.SlowLine;
import org.powersource.acceptance.inspection.Traffic;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/**
 * How soon a page stands there on a slow line and a slow machine, with a cold cache, in our theme and in Keycloak's own: {@code
 * mvn verify -Ppages}. No test of a plain build, whose machines are noisy. {@code -Dpages.rounds} says how often.
 */
@OnTheSuite
class PageTimes {

    private static final int ROUNDS = Integer.getInteger("pages.rounds", 11);
    private static final String STOCK_THEME = "keycloak.v2";

    private static final double MOST_OF_STOCK = 0.5;

    /** All that was painted or moved since the navigation began. */
    private static final String PAINTED = """
            () => new Promise(resolve => {
              let largest = 0, shift = 0;
              new PerformanceObserver(list => list.getEntries().forEach(e => largest = e.startTime))
                .observe({ type: "largest-contentful-paint", buffered: true });
              new PerformanceObserver(list => list.getEntries().forEach(e => shift += e.value))
                .observe({ type: "layout-shift", buffered: true });
              setTimeout(() => resolve([largest, shift]), 300);
            })""";

    private record Visit(double paintMillis, double shift, int requests, long bytes) {}

    private final Realm realm;
    private final Realm stock;

    PageTimes(Suite suite) {
        this.realm = suite.realm();
        this.stock = suite.variant("stock-pages", file -> file.tree().put("loginTheme", STOCK_THEME));
    }

    @Test
    void pageStandsThereInHalfTheTimeOfStock(Windows windows) {
        Map<String, List<Visit>> ours = new LinkedHashMap<>();
        Map<String, List<Visit>> theirs = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Map<String, String> stockPages = pages(stock);
            for (Map.Entry<String, String> page : pages(realm).entrySet()) {
                Visit visit = visit(windows, page.getValue());
                Visit other = visit(windows, stockPages.get(page.getKey()));
                if (round > 0) { // the first fills the server's caches
                    ours.computeIfAbsent(page.getKey(), key -> new ArrayList<>())
                            .add(visit);
                    theirs.computeIfAbsent(page.getKey(), key -> new ArrayList<>())
                            .add(other);
                }
            }
        }

        System.out.println("| page | largest contentful paint, ms | stock | ratio | layout shift | stock"
                + " | requests | stock | bytes | stock |\n|---|---|---|---|---|---|---|---|---|---|");
        ours.forEach((page, visits) -> System.out.println(row(page, visits, theirs.get(page))));
        assertSoftly(promised -> ours.forEach((page, visits) -> {
            promised.assertThat(paint(visits) / paint(theirs.get(page)))
                    .as("%s: part of stock's time", page)
                    .isLessThanOrEqualTo(MOST_OF_STOCK);
            promised.assertThat(visits).as("%s: layout shift", page).allMatch(visit -> visit.shift() == 0);
        }));
    }

    /** Those that an address leads to. */
    private static Map<String, String> pages(Realm realm) {
        Site site = realm.site(Site.POWERSOURCE);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("login", site.signIn());
        pages.put("Forgot My Password", realm.url() + "/login-actions/reset-credentials?client_id=" + site.clientId());
        pages.put("sign out", realm.url() + "/protocol/openid-connect/logout");
        pages.put("device code", realm.url() + "/device");
        pages.put("error", realm.url() + "/protocol/openid-connect/auth?client_id=unknown");
        return pages;
    }

    private static Visit visit(Windows windows, String url) {
        Page page = windows.open();
        SlowLine.slowDown(page);
        Traffic traffic = Traffic.of(page);
        page.navigate(url);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        @SuppressWarnings("unchecked")
        List<Number> painted = (List<Number>) page.evaluate(PAINTED);
        Visit visit = new Visit(
                painted.get(0).doubleValue(),
                painted.get(1).doubleValue(),
                traffic.requests().size(),
                traffic.total());
        page.context().close();
        return visit;
    }

    private static String row(String page, List<Visit> ours, List<Visit> stock) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %.3f | %.3f | %d | %d | %,d | %,d |",
                page,
                paint(ours),
                paint(stock),
                paint(ours) / paint(stock),
                shift(ours),
                shift(stock),
                ours.get(0).requests(),
                stock.get(0).requests(),
                ours.get(0).bytes(),
                stock.get(0).bytes());
    }

    private static double paint(List<Visit> visits) {
        return new Median()
                .evaluate(visits.stream().mapToDouble(Visit::paintMillis).toArray());
    }

    private static double shift(List<Visit> visits) {
        return visits.stream().mapToDouble(Visit::shift).max().orElse(0);
    }
}
