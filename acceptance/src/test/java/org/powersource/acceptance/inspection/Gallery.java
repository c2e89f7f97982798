package org.powersource.acceptance.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.RealmFile;

/**
 * Pictures of pages and mails. {@code -Dgallery=write} makes all of them in {@code target/gallery}, and those that people look at also in
 * {@code docs/gallery}. {@code -Dgallery=compare} compares them with the folder that {@code -Dgallery.baseline} names, and fails where more
 * than {@value #TOLERATED_PERCENT} % of a picture has changed. In a plain build nothing happens.
 */
public final class Gallery {

    enum Mode {
        OFF,
        WRITE,
        COMPARE
    }

    /** What stands on the pages and changes from run to run: people's addresses, secrets, times, the order of what is consented to. */
    private static final String SETTLE = """
            () => {
              document.activeElement?.blur();
              document.querySelectorAll("#kc-totp-secret-qr-code").forEach(e => e.style.visibility = "hidden");
              document.querySelectorAll("#kc-totp-secret-key").forEach(e => e.textContent = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
              document.querySelectorAll("#kc-recovery-codes-list li").forEach(e => e.innerHTML = e.innerHTML.replace(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/, "AB12-CD34-EF56"));
              document.querySelectorAll("#kc-oauth ul").forEach(list => list.append(...[...list.children].sort((a, b) => a.textContent.localeCompare(b.textContent))));
              const settle = text => text.replace(/\\.[0-9a-f]{8}(?=@springfield\\.example)/gi, "")
                .replace(/\\b\\d{1,2}:\\d{2}(:\\d{2})?\\b/g, "10:30").replace(/(localhost|127\\.0\\.0\\.1):\\d+/g, "login.powersource.example").replace(/(?<=key=)[\\w.-]+/g, key => "k".repeat(key.length))
                .replace(/\\b([A-Z]\\d[a-z\\d]{2}-){5}[A-Z]\\d[a-z\\d]{2}\\b/g, "K7qm-X2pd-R4ht-B9wk-M3zc-T6vn").replace(/(tab_id|client_data)=[\\w-]+/g, "$1=…").replace(/realms\\/[\\w-]+/g, "realms/powersource");
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) if (settle(walker.currentNode.data) !== walker.currentNode.data) walker.currentNode.data = settle(walker.currentNode.data);
              for (const e of document.querySelectorAll("input[type=text], input:not([type])")) e.value = settle(e.value);
              document.getAnimations().forEach(motion => { try { motion.finish(); } catch { motion.cancel(); } });
            }""";

    private static final Mode MODE =
            Mode.valueOf(System.getProperty("gallery", "off").toUpperCase(Locale.ROOT));
    private static final Path ALL = Path.of("target", "gallery");
    private static final Path KEPT = RealmFile.path().resolveSibling("docs/gallery");
    private static final Path CHANGED = Path.of("target", "gallery-changed");

    private static final Set<String> KEPT_IN_EACH_LOOK = Set.of(
            "activate",
            "district-accounts",
            "login",
            "mail-activation",
            "portal-home",
            "reminder-question",
            "site-access-error",
            "troubleshooting");
    private static final Set<String> KEPT_IN_ENGLISH = Set.of(
            "account-signing-in",
            "activation",
            "asked-waiting",
            "district-account",
            "district-many-accounts",
            "login-otp",
            "login-refused",
            "login-reset-password",
            "login-update-password",
            "mail-notice-password-changed",
            "mail-reset-link",
            "new-account-confirm",
            "reset-link-ended",
            "reset-mail-sent",
            "set-reminder-question");
    private static final Set<String> KEPT_LOOKS = Set.of("light", "phone");

    private static final int WIDTH = 1280;
    private static final int PHONE = 360;
    private static final int HEIGHT = 800;
    private static final int MAIL_WIDTH = 640;
    private static final int MAIL_HEIGHT = 480;
    /** Of 255 in one channel: the palette is smaller than the screen's. */
    private static final int SAME = 24;

    private static final double TOLERATED_PERCENT = 0.5;

    private static final List<String> LOOKS = List.of("light", "dark", "phone", "es", "fr", "ar");

    private static final Set<String> TAKEN = new HashSet<>();

    private Gallery() {}

    /** In English light, dark, and as on a phone; in other languages light. */
    public static void add(Page page, String name, Language language) {
        add(page, name, language, new ViewportSize(WIDTH, HEIGHT));
    }

    public static void addMail(Page page, String name, Language language) {
        add(page, name, language, new ViewportSize(MAIL_WIDTH, MAIL_HEIGHT));
    }

    private static void add(Page page, String name, Language language, ViewportSize size) {
        if (language != Language.ENGLISH) {
            take(page, name, language.tag(), ColorScheme.LIGHT, size);
            return;
        }
        take(page, name, "light", ColorScheme.LIGHT, size);
        take(page, name, "dark", ColorScheme.DARK, size);
        take(page, name, "phone", ColorScheme.LIGHT, new ViewportSize(PHONE, size.height));
    }

    private static void take(Page page, String name, String look, ColorScheme colors, ViewportSize size) {
        assertThat(TAKEN.add(name + "-" + look))
                .as("a state of its own: %s, %s", name, look)
                .isTrue();
        if (MODE == Mode.OFF) {
            return;
        }
        ViewportSize before = page.viewportSize();
        page.setViewportSize(size.width, size.height);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(colors).setReducedMotion(ReducedMotion.REDUCE));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.mouse().move(0, 0);
        page.evaluate(SETTLE);
        byte[] screenshot = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
        page.setViewportSize(before.width, before.height);
        String file = name + "-" + look + ".png";
        if (MODE == Mode.WRITE) {
            write(screenshot, ALL, file);
            if (isKept(name, look)) {
                write(screenshot, KEPT, file);
            }
        } else {
            assertLike(Path.of(System.getProperty("gallery.baseline")).resolve(file), screenshot);
        }
    }

    private static boolean isKept(String name, String look) {
        return KEPT_IN_EACH_LOOK.contains(name) || (KEPT_IN_ENGLISH.contains(name) && KEPT_LOOKS.contains(look));
    }

    private static void write(byte[] screenshot, Path folder, String file) {
        SmallPng.write(screenshot, folder.resolve(file));
        writeIndex(folder);
    }

    private static void assertLike(Path file, byte[] screenshot) {
        double changed = changed(file, screenshot);
        if (changed > TOLERATED_PERCENT) {
            SmallPng.write(screenshot, CHANGED.resolve(file.getFileName()));
        }
        assertThat(changed)
                .as("%% of %s that look different now; see %s", file, CHANGED)
                .isLessThanOrEqualTo(TOLERATED_PERCENT);
    }

    private static double changed(Path file, byte[] screenshot) {
        try {
            BufferedImage known = ImageIO.read(file.toFile());
            BufferedImage now = ImageIO.read(new ByteArrayInputStream(screenshot));
            if (known.getWidth() != now.getWidth() || known.getHeight() != now.getHeight()) {
                return 100;
            }
            long different = 0;
            for (int y = 0; y < now.getHeight(); y++) {
                for (int x = 0; x < now.getWidth(); x++) {
                    if (SmallPng.distance(known.getRGB(x, y), now.getRGB(x, y)) > SAME * SAME) {
                        different++;
                    }
                }
            }
            return 100.0 * different / ((long) now.getWidth() * now.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException("No picture to compare with: " + file, e);
        }
    }

    private static void writeIndex(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> all = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            StringBuilder index = new StringBuilder("""
                    # Gallery

                    Pages and mails, made by `mvn verify -Ppictures`; addresses, keys and times in them are made up. The command makes
                    many more in `acceptance/target/gallery`: every page and mail in every state. `.ci/pictures <commit>` shows what looks
                    different since a commit.
                    """);
            all.stream()
                    .filter(file -> file.endsWith("-light.png"))
                    .map(file -> file.replaceFirst("-light\\.png$", ""))
                    .sorted()
                    .forEach(name ->
                            index.append("\n## ").append(name).append("\n\n").append(row(name, all)));
            Files.writeString(folder.resolve("README.md"), index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(String name, Set<String> all) {
        List<String> looks = LOOKS.stream()
                .filter(look -> all.contains(name + "-" + look + ".png"))
                .toList();
        return "| " + String.join(" | ", looks) + " |\n|" + "---|".repeat(looks.size()) + "\n| "
                + looks.stream()
                        .map(look -> "![" + name + ", " + look + "](" + name + "-" + look + ".png)")
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }
}
