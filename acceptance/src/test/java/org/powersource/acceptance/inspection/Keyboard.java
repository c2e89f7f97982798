package org.powersource.acceptance.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goes through a page by the tab key alone, and looks at where the focus shows. */
public final class Keyboard {

    private static final String FOCUS = """
            () => {
              const e = document.activeElement;
              const style = getComputedStyle(e);
              const box = e.getBoundingClientRect();
              return {
                name: e === document.body ? "" : e.id || e.closest("details")?.querySelector(".answer")?.id || e.hreflang || e.pathname.split("/").pop(),
                shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                inside: box.top >= 0 && box.bottom <= innerHeight + 1,
              };
            }""";

    private final Page page;

    public Keyboard(Page page) {
        this.page = page;
    }

    /** What has the focus: its id, the anchor of its topic, its language or the end of where it leads; empty for nothing. */
    public String focus() {
        return focusFacts().get("name").toString();
    }

    /** What gets the focus in turn, from the present one on to the end of the page; each must show it. A page's autofocus may take a moment. */
    public List<String> rest() {
        page.locator(":focus").waitFor();
        List<String> names = new ArrayList<>();
        for (Map<String, Object> at = focusFacts(); !at.get("name").equals(""); at = focusFacts()) {
            assertThat(at).as("focus").containsEntry("shown", true).containsEntry("inside", true);
            names.add(at.get("name").toString());
            press("Tab");
        }
        return names;
    }

    /** Tabs on until that has the focus. */
    public Keyboard tabTo(String name) {
        List<String> passed = new ArrayList<>();
        while (!focus().equals(name)) {
            press("Tab");
            assertThat(passed).as("the way to %s", name).doesNotContain(focus());
            passed.add(focus());
        }
        return this;
    }

    public Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    public Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> focusFacts() {
        return (Map<String, Object>) page.evaluate(FOCUS);
    }
}
