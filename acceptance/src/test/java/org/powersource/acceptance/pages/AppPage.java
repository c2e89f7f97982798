package org.powersource.acceptance.pages;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Map;
import org.powersource.acceptance.suite.App;
import org.powersource.acceptance.suite.Query;

/** The relying party that does nothing, after a sign-in. */
public final class AppPage extends AnyPage {

    public AppPage(Page page) {
        super(page, App.MARKER);
    }

    /** What it was told: the parameters of its redirect address. */
    public Map<String, String> told() {
        return Query.parameters(URI.create(page.url()));
    }
}
