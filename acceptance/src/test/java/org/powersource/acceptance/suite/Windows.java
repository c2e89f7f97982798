package org.powersource.acceptance.suite;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Chromium for one test. Each {@link #open} is a new browser profile without cookies. */
public final class Windows implements AutoCloseable {

    private static final int LIMIT_MILLIS = 30_000;

    private final Supplier<Chromium> chromium;
    private final List<BrowserContext> open = new ArrayList<>();

    Windows(Supplier<Chromium> chromium) {
        this.chromium = chromium;
    }

    public Page open() {
        return open(Look.USUAL);
    }

    /** Further tabs of the same profile: {@code page.context().newPage()}. */
    public Page open(Look look) {
        BrowserContext context = chromium.get().browser().newContext(look.options());
        open.add(context);
        context.setDefaultTimeout(LIMIT_MILLIS);
        context.setDefaultNavigationTimeout(LIMIT_MILLIS);
        return context.newPage();
    }

    /** Saves a screenshot and the markup of every open page. */
    void keep(String test) {
        int number = 0;
        for (BrowserContext context : open) {
            for (Page page : context.pages()) {
                number++;
                try {
                    Files.createDirectories(Failures.FOLDER);
                    Files.writeString(
                            Failures.file(test, "-" + number + ".html"),
                            "<!-- " + page.url() + " -->\n" + page.content());
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Failures.file(test, "-" + number + ".png")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() {
        open.forEach(BrowserContext::close);
        open.clear();
    }
}
