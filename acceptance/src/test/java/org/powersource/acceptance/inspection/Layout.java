package org.powersource.acceptance.inspection;

import com.microsoft.playwright.Page;
import java.util.List;

/** Measures a page as it is laid out just now. */
public final class Layout {

    /** Outside of the window to a side, or cut because it doesn't fit its own box; also a page that scrolls sideways. */
    private static final String CUT = """
            () => {
              const width = document.documentElement.clientWidth;
              const seen = e => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
              const cut = [...document.body.querySelectorAll("*")].filter(seen).filter(e => {
                const box = e.getBoundingClientRect();
                if (!box.width || !box.height || e.closest("svg, .pf-screen-reader")) return false;
                const style = getComputedStyle(e);
                return box.left < -0.5 || box.right > width + 0.5
                  || style.display !== "inline" && style.overflowX !== "visible" && !e.matches("input") && e.scrollWidth > e.clientWidth + 1
                  || style.overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1;
              }).map(e => e.outerHTML.slice(0, 120));
              const scroll = document.documentElement.scrollWidth;
              return scroll > width ? ["scrolls sideways: " + scroll + " in " + width, ...cut] : cut;
            }""";

    /** WCAG 2.2, 2.5.8: links within a sentence are excepted; a box and its label are one target. */
    private static final String SMALL = """
            least => [...document.querySelectorAll("a, button, input:not([type=hidden]), summary, select")]
              .filter(e => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
              .filter(e => !(e.matches("a") && getComputedStyle(e).display === "inline" && e.parentElement.textContent.trim() !== e.textContent.trim()))
              .filter(e => {
                const boxes = [e, ...(e.labels ?? [])].map(part => part.getBoundingClientRect());
                const size = (from, to) => Math.max(...boxes.map(b => b[to])) - Math.min(...boxes.map(b => b[from]));
                return size("left", "right") < least || size("top", "bottom") < least;
              }).map(e => e.outerHTML.slice(0, 160))""";

    /** The least that WCAG 2.2, 1.4.12 asks for. */
    private static final String SPACED = """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
              document.adoptedStyleSheets = [sheet];
            }""";

    /** Shows, but has nothing to do without a script. */
    private static final String DEAD = """
            () => [...document.querySelectorAll("button, input, a, [role=button], [role=link], [tabindex], [onclick]")]
              .filter(e => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
              .filter(e => e.hasAttribute("onclick") || (e.matches("a")
                ? !e.hasAttribute("href") || /^(#|javascript:)/.test(e.getAttribute("href").trim()) && !document.getElementById(e.getAttribute("href").slice(1))
                : e.matches("button, input") ? e.type === "button" || e.type === "submit" && !e.form
                : !e.matches("summary, main, [role=alert]")))
              .map(e => e.outerHTML.slice(0, 160))""";

    private Layout() {}

    /** With wider lines, letters and words. */
    public static List<String> cutOffWhenSpaced(Page page) {
        page.evaluate(SPACED);
        List<String> cut = cutOff(page);
        page.evaluate("document.adoptedStyleSheets = []");
        return cut;
    }

    public static List<String> deadControls(Page page) {
        return strings(page.evaluate(DEAD));
    }

    public static List<String> cutOff(Page page) {
        return strings(page.evaluate(CUT));
    }

    public static List<String> targetsBelow(int pixels, Page page) {
        return strings(page.evaluate(SMALL, pixels));
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object list) {
        return (List<String>) list;
    }
}
