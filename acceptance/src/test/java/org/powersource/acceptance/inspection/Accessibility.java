package org.powersource.acceptance.inspection;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** axe-core's rules for WCAG 2.2, levels A and AA, in both colour schemes. */
final class Accessibility {

    private static final Map<String, Object> ALL =
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));
    /** The rest doesn't depend on the colour scheme. */
    private static final Map<String, Object> OF_COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    /**
     * The page that waits for a contact's decision loads itself, since it works without scripts. WCAG 2.2.1 allows what the reader can stop;
     * axe-core doesn't see the link that stops it.
     */
    private static final String CAN_BE_STOPPED = "body[data-page-id=login-asked]:has(a#stop-waiting)";

    private static final String RUN = """
            ([runOnly, stoppable]) => axe.run(document, { runOnly, resultTypes: ["violations"] }).then(results =>
              results.testEngine.name !== "axe-core" ? ["axe-core did not run"] : results.violations
                .filter(rule => rule.id !== "meta-refresh" || !document.querySelector(stoppable)).map(rule =>
                rule.id + ": " + rule.help + rule.nodes.map(n => "\\n    " + n.html + " " + n.failureSummary).join("")))""";

    private Accessibility() {}

    static List<String> violations(Page page) {
        List<String> violations = new ArrayList<>();
        page.evaluate(AxeBuilder.getAxeScript() + ";undefined");
        paint(page, ColorScheme.DARK);
        violations.addAll(run(page, OF_COLOURS));
        paint(page, ColorScheme.LIGHT);
        violations.addAll(run(page, ALL));
        return violations;
    }

    /** Without motion: a colour that is still changing would be measured. */
    private static void paint(Page page, ColorScheme colors) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(colors).setReducedMotion(ReducedMotion.REDUCE));
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, Map<String, Object> rules) {
        return (List<String>) page.evaluate(RUN, List.of(rules, CAN_BE_STOPPED));
    }
}
