package org.powersource.acceptance.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** {@code powersource-district.ftl}: many accounts from a file or from the clipboard. */
public final class ManyAccountsPage extends AnyPage {

    private ManyAccountsPage(DistrictPage district) {
        super(district.page(), "district");
    }

    public static ManyAccountsPage open(DistrictPage district) {
        return new ManyAccountsPage(district.go("many-accounts"));
    }

    /** Chooses a file, which is checked at once. */
    public ManyAccountsPage choose(String name, byte[] content) {
        page.locator("#many-file").setInputFiles(new FilePayload(name, "text/csv", content));
        return this;
    }

    /** Pastes lines and has them checked. */
    public ManyAccountsPage paste(String lines) {
        page.locator("#many-lines").fill(lines);
        return check();
    }

    public ManyAccountsPage check() {
        page.locator("[data-do=check]").click();
        return this;
    }

    public Locator lines() {
        return page.locator("#many-lines");
    }

    public Locator site(String clientId) {
        return page.locator("main form [name=site][value='" + clientId + "']");
    }

    /** What was told of the check. */
    public String checked() {
        return page.locator("main form + .told:is(.good, .bad)").innerText();
    }

    /** One of each line of the preview. */
    public List<String> verdicts() {
        page.locator("[data-slot=preview]:not([hidden])").waitFor();
        return page.locator("[data-slot=verdict]").allInnerTexts();
    }

    /** Chooses the column of a field, by its heading in the file. */
    public ManyAccountsPage column(String field, String heading) {
        page.locator("[data-slot=columns] select[name=" + field + "]").selectOption(heading);
        return this;
    }

    /** Presses the button below the preview, and waits for the sentence that says what happened. */
    public String create() {
        button().click();
        return outcome().innerText();
    }

    public Locator button() {
        return page.locator("[data-do=go]");
    }

    public Locator outcome() {
        return page.locator("[data-slot=goTold]:is(.good, .bad)");
    }

    /** Text of the file to download. */
    public String result() {
        var download =
                page.waitForDownload(() -> page.locator("[data-do=download]").click());
        try {
            return Files.readString(download.path(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
