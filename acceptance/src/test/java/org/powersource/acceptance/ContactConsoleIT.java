package org.powersource.acceptance;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.pages.ContactConsole;
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
        Page page = windows.open(Look.USUAL.size(1280, 1800));
        page.onResponse(r -> {
            if (r.status() >= 400)
                System.out.println("RES " + r.status() + " " + r.request().method() + " " + r.url());
        });
        ContactConsole con = ContactConsole.signIn(page, c);
        con.users();
        shot(page, "1-list");
        con.addUser();
        shot(page, "2-add");
        con.field("email").fill(NewAccount.address("New"));
        con.field("firstName").fill("Nora");
        con.site("PowerSource").check();
        con.button("Create").click();
        page.waitForTimeout(2500);
        shot(page, "3-created");
        con.record(jane.id(), "settings");
        page.waitForTimeout(2500);
        shot(page, "4-record");
        con.site("Gradebook sample").check();
        con.button("Save").click();
        page.waitForTimeout(1500);
        shot(page, "5-saved");
        con.record(jane.id(), "credentials");
        page.waitForTimeout(2500);
        con.button("Reset password").click();
        page.waitForTimeout(500);
        shot(page, "6-reset");
        page.locator("#password").fill("Temporary-Password-2026");
        page.locator("#passwordConfirmation").fill("Temporary-Password-2026");
        page.getByTestId("confirm").click();
        page.waitForTimeout(700);
        shot(page, "7-reset2");
        page.getByTestId("confirm").last().click();
        page.waitForTimeout(1500);
        shot(page, "8-reset3");
        con.record(jane.id(), "credentials");
        page.waitForTimeout(2500);
        con.button("Credential Reset").click();
        page.waitForTimeout(700);
        shot(page, "9-mail");
        System.out.println("HTML " + page.locator("[role=dialog]").innerHTML());
    }

    private static void shot(Page page, String n) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("/tmp/dw/shots/" + n + ".png")));
    }
}
