package org.powersource.acceptance.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;

/** What a page or a mail promises beyond the login pages, which an {@link Inspector} looks over: nothing is cut, and axe-core finds no barrier. */
public final class Barriers {

    /** A small phone; a window beside others; a desk. */
    private static final List<Integer> WIDTHS = List.of(320, 640, 1280);

    private Barriers() {}

    /** Leaves the window as wide as it was, in light colours. */
    public static void none(Page page) {
        ViewportSize before = page.viewportSize();
        for (int width : WIDTHS) {
            page.setViewportSize(width, before.height);
            assertThat(Layout.cutOff(page)).as("cut at %d pixels", width).isEmpty();
        }
        page.setViewportSize(before.width, before.height);
        assertThat(Accessibility.violations(page)).as("axe-core").isEmpty();
    }
}
