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
 * The browser of a run. Looked for in {@code BROWSER_PATH}, on the PATH, among Playwright's own downloads; else installed
 * by apt (Debian, Ubuntu; as root) or downloaded by Playwright.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private static final List<String> ARGUMENTS = List.of(
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run");

    private final Playwright playwright;
    private final Path program;
    private final Browser browser;

    private Chromium(Playwright playwright, Path program) {
        this.playwright = playwright;
        this.program = program;
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setChromiumSandbox(!isRoot())
                        .setArgs(ARGUMENTS));
    }

    static synchronized Chromium start() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        try {
            return new Chromium(playwright, find(Path.of(playwright.chromium().executablePath())));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    Browser browser() {
        return browser;
    }

    /** Another one, with the profile of that folder: contexts of {@link #browser} have no password manager. */
    BrowserContext withProfile(Path folder) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        folder,
                        new LaunchPersistentContextOptions()
                                .setExecutablePath(program)
                                .setChromiumSandbox(!isRoot())
                                .setArgs(ARGUMENTS));
    }

    private static Path find(Path downloaded) {
        String chosen = System.getenv("BROWSER_PATH");
        if (chosen != null && !chosen.isBlank()) {
            return executable(Path.of(chosen))
                    .orElseThrow(() -> new IllegalStateException("BROWSER_PATH names no program: " + chosen));
        }
        return onPath().or(() -> executable(downloaded))
                .or(Chromium::installed)
                .or(() -> download(downloaded))
                .orElseThrow(() -> new IllegalStateException(
                        "No Chromium on this machine, and none could be installed. Install Chromium or Chrome, or set"
                                + " the environment variable BROWSER_PATH to the program"));
    }

    private static Optional<Path> onPath() {
        List<Path> folders = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .flatMap(path -> executable(path).stream())
                .findFirst();
    }

    private static Optional<Path> installed() {
        if (!isRoot() || executable(Path.of("/usr/bin/apt-get")).isEmpty()) {
            return Optional.empty();
        }
        System.out.println("No Chromium found: installing Debian's (apt-get install chromium)");
        return succeeds(
                        "sh",
                        "-c",
                        "apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q install -y chromium")
                ? onPath()
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
