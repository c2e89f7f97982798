package org.powersource.acceptance.suite;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of a run: the program in {@code BROWSER_PATH}, else the one without windows, which needs half the time of a whole
 * browser, else a whole one. What isn't there is installed by apt (Debian, Ubuntu; as root) or downloaded by Playwright.
 */
final class Chromium implements AutoCloseable {

    private static final String WITHOUT_WINDOWS = "chromium-headless-shell";
    private static final String WHOLE = "chromium";
    private static final List<String> OTHERS = List.of("chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static final List<String> ARGUMENTS = List.of(
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chosen().or(() -> onPath(WITHOUT_WINDOWS))
                                .or(() -> installed(WITHOUT_WINDOWS))
                                .orElseGet(() -> whole(playwright)))
                        .setChromiumSandbox(!isRoot())
                        .setArgs(ARGUMENTS));
    }

    static synchronized Chromium start() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        try {
            return new Chromium(playwright);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    Browser browser() {
        return browser;
    }

    /** A whole browser with the profile of that folder: contexts of {@link #browser} have no password manager. */
    BrowserContext withProfile(Path folder) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        folder,
                        new LaunchPersistentContextOptions()
                                .setExecutablePath(chosen().orElseGet(() -> whole(playwright)))
                                .setChromiumSandbox(!isRoot())
                                .setArgs(ARGUMENTS));
    }

    private static Optional<Path> chosen() {
        return Optional.ofNullable(System.getenv("BROWSER_PATH"))
                .filter(chosen -> !chosen.isBlank())
                .map(chosen -> executable(Path.of(chosen))
                        .orElseThrow(() -> new IllegalStateException("BROWSER_PATH names no program: " + chosen)));
    }

    private static Path whole(Playwright playwright) {
        Path downloaded = Path.of(playwright.chromium().executablePath());
        return onPath(WHOLE)
                .or(() -> OTHERS.stream().flatMap(name -> onPath(name).stream()).findFirst())
                .or(() -> executable(downloaded))
                .or(() -> installed(WHOLE))
                .or(() -> download(downloaded))
                .orElseThrow(() -> new IllegalStateException(
                        "No Chromium on this machine, and none could be installed. Install Chromium or Chrome, or set"
                                + " the environment variable BROWSER_PATH to the program"));
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> executable(Path.of(folder, name)).stream())
                .findFirst();
    }

    private static Optional<Path> installed(String name) {
        if (!isRoot() || executable(Path.of("/usr/bin/apt-get")).isEmpty()) {
            return Optional.empty();
        }
        System.out.println("No " + name + " found: installing Debian's (apt-get install " + name + ")");
        String install = "DEBIAN_FRONTEND=noninteractive apt-get -q install -y " + name;
        return succeeds("sh", "-c", install + " || { apt-get -q update && " + install + "; }")
                ? onPath(name)
                : Optional.empty();
    }

    private static Optional<Path> download(Path downloaded) {
        System.out.println("No Chromium found: downloading Playwright's");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return succeeds(java, "-cp", System.getProperty("java.class.path"), CLI.class.getName(), "install", "chromium")
                ? executable(downloaded)
                : Optional.empty();
    }

    private static boolean succeeds(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().keySet().removeAll(NO_DOWNLOAD.keySet());
        try {
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            System.out.println(command[0] + " could not be run: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Path> executable(Path path) {
        return Stream.of(path)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
