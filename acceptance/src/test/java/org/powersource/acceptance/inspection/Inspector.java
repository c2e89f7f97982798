package org.powersource.acceptance.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ForcedColors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.Windows;

/**
 * Looks over one window what is promised of every login page, in every state and language: our frame and style sheet without
 * PatternFly, one heading and the title that goes with it, every text there and none left in English, no complaint of the browser;
 * no barrier that axe-core can find, in light and in dark colours; nothing cut at 400 %, with wider text, or for fingers; an
 * error that is focused, tied to its field and told by the title; no control that is dead without scripts; few bytes and requests.
 * On demand its pictures go into the {@link Gallery}.
 */
public final class Inspector {

    private static final String BRAND = "PowerSource";

    /** 1280 pixels at 400 % (WCAG 1.4.10). */
    private static final int ZOOMED = 320;
    /** 1280 pixels at 200 % (WCAG 1.4.4). */
    private static final int ENLARGED = 640;
    /** WCAG 2.5.8. */
    private static final int TARGET = 24;

    private static final int KILOBYTE = 1024;
    private static final int REQUESTS = 5;
    private static final int KILOBYTES = 15;
    /** Ten answers. */
    private static final Map<String, Integer> KILOBYTES_OF = Map.of("login-troubleshooting", 25);
    /** Pages that work by scripts of Keycloak's, which bring more of them. */
    private static final Pattern SCRIPTED = Pattern.compile("webauthn-.*|login-(?:providers.*|broker)");

    /** A key stands where its message is missing; FreeMarker and MessageFormat leave the others. */
    private static final Pattern RAW = Pattern.compile(
            "\\$\\{|\\?\\?\\?|\\{\\d}|\\b[a-z][a-z0-9]*[A-Z]\\w*"
                    + "|\\b(?:auth|credential|frontchannel|idp|otp|passkey|password|recovery-codes?|requiredAction|webauthn)[-.]\\w[\\w.-]*");

    private static final String TEXTS = """
            () => {
              const body = document.body.cloneNode(true);
              body.querySelectorAll("script, style, code, #kc-totp-secret-key, #kc-recovery-codes-list").forEach(e => e.remove());
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
            () => {
              const wrong = [...document.querySelectorAll("main [aria-invalid=true]")].filter(e => e.checkVisibility());
              const summary = [...document.querySelectorAll("main .pf-m-danger .kc-feedback-text, main .error")].filter(e => e.checkVisibility());
              const focus = document.activeElement;
              return {
                title: document.title,
                language: document.documentElement.lang,
                headings: [...document.querySelectorAll("h1")].map(h => h.innerText.trim()),
                colour: getComputedStyle(document.documentElement).getPropertyValue("--brand"),
                sheets: [...document.styleSheets].map(s => s.href || "inline"),
                loaded: performance.getEntriesByType("resource").map(r => r.name),
                refused: wrong.length > 0 || summary.length > 0,
                focused: wrong.includes(focus) || focus.matches("[role=alert]"),
                silent: summary.filter(e => !e.closest("[role=alert]")).map(e => e.outerHTML),
                untied: wrong.filter(e => !(e.getAttribute("aria-describedby") ?? "").split(" ").some(id => document.getElementById(id)?.closest("[role=alert]")?.innerText.trim()))
                  .map(e => e.outerHTML),
                shapeless: matchMedia("(forced-colors: active)").matches
                  ? [...document.querySelectorAll(".button, .alert, main input[type=text]")].filter(e => e.checkVisibility() && getComputedStyle(e).borderTopStyle === "none").map(e => e.outerHTML)
                  : [],
              };
            }""";

    /** By page and state. */
    private static final Map<String, Set<String>> ENGLISH = new HashMap<>();

    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
    /** Names, addresses, and what stays as it is. */
    private static final Pattern SAME_IN_EACH_LANGUAGE = Pattern.compile(
            "PowerSource|Gradebook sample|Question|No|English|Español|Français|العربية|.*@.*|.*\\.example.*|District( office)?|Phone|Tablet|Laptop|Reading room.*|"
                    + "FreeOTP|Google Authenticator|Microsoft Authenticator|TOTP|SHA1|HmacSHA1");

    private static final int NO_CONTENT = 204;

    private final Windows windows;
    private final Language language;
    private final Page page;
    private final Trouble trouble;
    private final Traffic traffic;
    private @Nullable Page withoutScripts;
    private @Nullable Response document;

    private Inspector(Windows windows, Language language) {
        this.windows = windows;
        this.language = language;
        this.page = windows.open(language.look());
        this.trouble = new Trouble(page);
        this.traffic = Traffic.of(page);
        page.onResponse(this::remember);
    }

    /** Of a new window. */
    public static Inspector open(Windows windows, Language language) {
        return new Inspector(windows, language);
    }

    /** The page that stands: neither a redirect nor an answer without content takes its place. */
    private void remember(Response response) {
        if (response.request().isNavigationRequest()
                && response.frame().equals(page.mainFrame())
                && response.status() / 100 != 3
                && response.status() != NO_CONTENT) {
            document = response;
        }
    }

    public Page page() {
        return page;
    }

    public void expect(String marker, String englishHeading) {
        expect(marker, englishHeading, "");
    }

    /** The state is one word or a few with hyphens, where a page has several. */
    public void expect(String marker, String englishHeading, String state) {
        page.locator("body[data-page-id='" + marker + "']").waitFor();
        page.waitForLoadState();
        String name = marker.replaceFirst("^login-", "") + (state.isEmpty() ? "" : "-" + state);
        Map<String, Object> facts = facts();
        Set<String> texts = texts();
        assertSoftly(promised -> {
            assertHeading(promised, facts, englishHeading);
            assertThat(facts.get("language")).as("language").isEqualTo(language.tag());
            promised.assertThat(texts.stream().filter(text -> RAW.matcher(text).find()))
                    .as("texts that are keys or patterns")
                    .isEmpty();
            assertTranslated(promised, name, texts);
            assertOurLook(promised, facts);
            if ((Boolean) facts.get("refused")) {
                promised.assertThat(facts.get("focused"))
                        .as("focus on what is wrong")
                        .isEqualTo(true);
                promised.assertThat(strings(facts.get("silent")))
                        .as("errors not read out")
                        .isEmpty();
                promised.assertThat(strings(facts.get("untied")))
                        .as("fields without their error")
                        .isEmpty();
            }
            assertCheap(promised, marker, name);
            promised.assertThat(Accessibility.violations(page)).as("axe-core").isEmpty();
            assertFits(promised);
            if (language == Language.ENGLISH) {
                assertForcedColors(promised);
                promised.assertThat(Layout.deadControls(withoutScripts()))
                        .as("dead without scripts")
                        .isEmpty();
            }
            promised.assertThat(trouble.list())
                    .as("what the browser complains about")
                    .isEmpty();
        });
        Gallery.add(page, name, language);
    }

    private void assertHeading(SoftAssertions promised, Map<String, Object> facts, String englishHeading) {
        promised.assertThat(strings(facts.get("headings"))).as("headings").hasSize(1);
        String heading = strings(facts.get("headings")).get(0);
        if (language == Language.ENGLISH) {
            promised.assertThat(heading).as("heading").isEqualTo(englishHeading);
            promised.assertThat(facts.get("title"))
                    .as("title")
                    .isEqualTo(((Boolean) facts.get("refused") ? "Error: " : "") + heading + " – " + BRAND);
        } else {
            promised.assertThat(heading).as("heading").isNotBlank().isNotEqualTo(englishHeading);
            promised.assertThat(facts.get("title").toString()).as("title").endsWith(heading + " – " + BRAND);
        }
    }

    private void assertTranslated(SoftAssertions promised, String name, Set<String> texts) {
        if (language == Language.ENGLISH) {
            ENGLISH.put(name, texts);
            return;
        }
        promised.assertThat(texts.stream()
                        .filter(ENGLISH.getOrDefault(name, Set.of())::contains)
                        .filter(text -> LETTERS.matcher(text).find()
                                && !SAME_IN_EACH_LANGUAGE.matcher(text).matches()))
                .as("left in English")
                .isEmpty();
    }

    private static void assertOurLook(SoftAssertions promised, Map<String, Object> facts) {
        promised.assertThat(facts.get("colour").toString()).as("our colours").isNotBlank();
        promised.assertThat(strings(facts.get("sheets")))
                .as("style sheets")
                .isNotEmpty()
                .allMatch(sheet -> sheet.contains("/login/powersource/css/"));
        promised.assertThat(strings(facts.get("loaded"))).as("loaded").noneMatch(url -> url.contains("patternfly"));
    }

    private void assertCheap(SoftAssertions promised, String marker, String name) {
        traffic.askForTheIcon();
        System.out.printf(
                "%s %s: %d requests, %,d bytes%n",
                name, language, traffic.requests().size(), traffic.total());
        if (SCRIPTED.matcher(name).matches()) {
            return;
        }
        promised.assertThat(traffic.requests().size()).as("requests").isLessThanOrEqualTo(REQUESTS);
        promised.assertThat(traffic.total())
                .as("bytes of %s", traffic.requests().values())
                .isLessThanOrEqualTo((long) KILOBYTES_OF.getOrDefault(marker, KILOBYTES) * KILOBYTE);
    }

    private void assertFits(SoftAssertions promised) {
        Look look = language.look();
        page.setViewportSize(ZOOMED, look.height());
        promised.assertThat(Layout.cutOff(page)).as("cut at %d pixels", ZOOMED).isEmpty();
        promised.assertThat(Layout.targetsBelow(TARGET, page))
                .as("smaller than %d pixels", TARGET)
                .isEmpty();
        promised.assertThat(Layout.cutOffWhenSpaced(page))
                .as("cut with wider text")
                .isEmpty();
        page.setViewportSize(ENLARGED, look.height());
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        promised.assertThat(Layout.cutOff(page)).as("cut when twice as large").isEmpty();
        page.evaluate("document.documentElement.style.fontSize = ''");
        page.setViewportSize(look.width(), look.height());
    }

    /** Colours are the reader's own then, so shapes must show by their borders. */
    private void assertForcedColors(SoftAssertions promised) {
        page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        promised.assertThat(strings(facts().get("shapeless")))
                .as("no shape in forced colours")
                .isEmpty();
        page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    /** The very same answer of the server in a window without scripts. */
    private Page withoutScripts() {
        Page plain = withoutScripts;
        if (plain == null) {
            plain = windows.open(language.look().withoutScripts());
            withoutScripts = plain;
        }
        Response shown = document;
        assertThat(shown).isNotNull();
        String body = shown.text();
        plain.unrouteAll();
        plain.route(
                shown.url(),
                route -> route.fulfill(new FulfillOptions()
                        .setContentType("text/html;charset=utf-8")
                        .setBody(body)));
        plain.navigate(shown.url());
        return plain;
    }

    /** Everything on the page that one can read or be read to, also in answers that are closed. */
    private Set<String> texts() {
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
