package org.powersource.acceptance.inspection;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/**
 * Looks over one window what is promised of every login page: our frame and style sheet without PatternFly, one heading and
 * the title that goes with it, the language, every text there, no complaint of the browser, and no barrier that axe-core
 * can find, in light and in dark colours.
 */
public final class Inspector {

    public static final String ENGLISH = "en";

    private static final String BRAND = "PowerSource";

    /** A key stands where its message is missing; FreeMarker and MessageFormat leave the others. */
    private static final Pattern RAW = Pattern.compile(
            "\\$\\{|\\?\\?\\?|\\{\\d}|\\b[a-z][a-z0-9]*[A-Z]\\w*"
                    + "|\\b(?:auth|credential|frontchannel|idp|otp|passkey|password|recovery-codes?|requiredAction|webauthn)[-.]\\w[\\w.-]*");

    private static final String TEXTS = """
            () => {
              const body = document.body.cloneNode(true);
              body.querySelectorAll("script, style, code, #kc-totp-secret-key").forEach(e => e.remove());
              const texts = [];
              const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) texts.push(walker.currentNode.data);
              for (const e of body.querySelectorAll("*"))
                for (const a of ["aria-label", "alt", "title", "placeholder", "data-blanks", "data-caps-lock"])
                  if (e.hasAttribute(a)) texts.push(e.getAttribute(a));
              for (const e of body.querySelectorAll("input[type=submit], input[type=button]")) texts.push(e.value);
              return texts.map(t => t.trim().replace(/\\s+/g, " ")).filter(t => t);
            }""";
    private static final String FACTS = """
            () => ({
              title: document.title,
              language: document.documentElement.lang,
              headings: [...document.querySelectorAll("h1")].map(h => h.innerText.trim()),
              colour: getComputedStyle(document.documentElement).getPropertyValue("--brand"),
              sheets: [...document.styleSheets].map(s => s.href || "inline"),
              loaded: performance.getEntriesByType("resource").map(r => r.name),
            })""";

    private final Page page;
    private final Trouble trouble;

    private Inspector(Page page) {
        this.page = page;
        this.trouble = new Trouble(page);
    }

    /** Of a window in which nothing was opened yet. */
    public static Inspector of(Page page) {
        return new Inspector(page);
    }

    public Page page() {
        return page;
    }

    public void expect(String marker, String heading) {
        expect(marker, heading, ENGLISH);
    }

    public void expect(String marker, String heading, String language) {
        page.locator("body[data-page-id='" + marker + "']").waitFor();
        page.waitForLoadState();
        Map<String, Object> facts = facts();
        assertSoftly(promised -> {
            promised.assertThat(facts.get("headings")).as("headings").isEqualTo(List.of(heading));
            promised.assertThat(facts.get("title")).as("title").isEqualTo(heading + " – " + BRAND);
            promised.assertThat(facts.get("language")).as("language").isEqualTo(language);
            assertOurLook(promised, facts);
            promised.assertThat(texts())
                    .as("texts")
                    .noneMatch(text -> RAW.matcher(text).find());
            promised.assertThat(Accessibility.violations(page)).as("axe-core").isEmpty();
            promised.assertThat(trouble.list())
                    .as("what the browser complains about")
                    .isEmpty();
        });
    }

    private static void assertOurLook(SoftAssertions promised, Map<String, Object> facts) {
        promised.assertThat(facts.get("colour").toString()).as("our colours").isNotBlank();
        promised.assertThat(strings(facts.get("sheets")))
                .as("style sheets")
                .isNotEmpty()
                .allMatch(sheet -> sheet.contains("/login/powersource/css/"));
        promised.assertThat(strings(facts.get("loaded"))).as("loaded").noneMatch(url -> url.contains("patternfly"));
    }

    /** Everything on the page that one can read or be read to, also in answers that are closed. */
    public Set<String> texts() {
        return new HashSet<>(strings(page.evaluate(TEXTS)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> facts() {
        return (Map<String, Object>) page.evaluate(FACTS);
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object list) {
        return (List<String>) list;
    }
}
