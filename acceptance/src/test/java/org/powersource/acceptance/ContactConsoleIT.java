package org.powersource.acceptance;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.*;

@OnTheSuite
class ContactConsoleIT {
    private final Realm realm;

    ContactConsoleIT(Realm realm) {
        this.realm = realm;
    }

    @Test
    void look(Windows windows) {
        District d = realm.newDistrict("Springfield");
        Account c = d.technicalContact();
        Account jane = d.newMember()
                .email(NewAccount.address("Jane.Doe"))
                .ticked("powersource")
                .create();
        d.newMember().create();
        Page page = windows.open();
        page.onResponse(r -> {
            if (r.url().contains("/admin/") && !r.url().contains("/resources/"))
                System.out.println("RES " + r.status() + " " + r.request().method() + " "
                        + r.url().replaceAll("http://[^/]*", "") + " "
                        + (r.request().postData() == null ? "" : r.request().postData()));
        });
        page.navigate(realm.console());
        page.fill("#username", c.email());
        page.fill("#password", c.password());
        page.click("#kc-login");
        page.waitForTimeout(5000);
        shot(page, "1");
        page.navigate(realm.console() + "#/" + realm.name() + "/users");
        page.reload();
        page.waitForTimeout(4000);
        shot(page, "2");
        page.navigate(realm.console() + "#/" + realm.name() + "/users/" + jane.id() + "/settings");
        page.reload();
        page.waitForTimeout(4000);
        shot(page, "3");
        for (String tab :
                new String[] {"credentials", "role-mapping", "groups", "consents", "sessions", "workflows", "events"}) {
            System.out.println("TAB " + tab);
            page.navigate(realm.console() + "#/" + realm.name() + "/users/" + jane.id() + "/" + tab);
            page.reload();
            page.waitForTimeout(4000);
            shot(page, "tab-" + tab);
        }
        System.out.println("ADD");
        page.navigate(realm.console() + "#/" + realm.name() + "/users/add-user");
        page.reload();
        page.waitForTimeout(4000);
        shot(page, "add");
        System.out.println("GROUPS");
        page.navigate(realm.console() + "#/" + realm.name() + "/groups");
        page.reload();
        page.waitForTimeout(4000);
        shot(page, "groups");
    }

    private static void shot(Page page, String n) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("/tmp/dw/shots/" + n + ".png")));
    }
}
