package org.powersource.acceptance.suite;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.powersource.devserver.FileTree;

/** Chromium for one test. Each {@link #open} is a new browser profile without cookies. */
public final class Windows implements AutoCloseable {

    private static final int LIMIT_MILLIS = 30_000;

    private final Supplier<Chromium> chromium;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<FileTree> profiles = new ArrayList<>();

    Windows(Supplier<Chromium> chromium) {
        this.chromium = chromium;
    }

    public Page open() {
        return open(Look.USUAL);
    }

    /** Further tabs of the same profile: {@code page.context().newPage()}. */
    public Page open(Look look) {
        return opened(chromium.get().browser().newContext(look.options())).newPage();
    }

    /** A browser with a password manager that keeps nothing yet. */
    public PasswordManager passwordManager() {
        try {
            Path profile = Files.createTempDirectory("powersource-profile-");
            profiles.add(new FileTree(profile));
            return new PasswordManager(opened(chromium.get().withProfile(profile)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BrowserContext opened(BrowserContext context) {
        open.add(context);
        context.setDefaultTimeout(LIMIT_MILLIS);
        context.setDefaultNavigationTimeout(LIMIT_MILLIS);
        return context;
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
        for (FileTree profile : profiles) {
            try {
                profile.delete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        profiles.clear();
    }
}
