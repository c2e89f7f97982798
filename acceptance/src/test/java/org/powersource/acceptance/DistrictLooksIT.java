package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Barriers;
import org.powersource.acceptance.inspection.Gallery;
import org.powersource.acceptance.pages.DistrictPage;
import org.powersource.acceptance.pages.ManyAccountsPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Each view of the contact's page: nothing is cut, no barrier; and its pictures for docs/gallery, which show nothing that has a time. */
@Nightly
@InEachLanguage
class DistrictLooksIT {

    private final Language language;
    private final Account contact;
    private final Account jane;

    DistrictLooksIT(Language language, Realm realm) {
        this.language = language;
        District district = realm.newDistrict("Springfield").sites(Site.POWERSOURCE, Site.GRADEBOOK);
        this.contact = district.technicalContact();
        this.jane = district.newMember()
                .named("Jane", "Doe")
                .ticked(Site.POWERSOURCE)
                .create();
        district.newMember().named("Sam", "Smith").create();
        district.newMember().named("Uma", "Young").disabled().create();
    }

    @Test
    void accounts(Windows windows) {
        DistrictPage list = open(windows);
        list.rows().first().waitFor();

        look(list, "accounts");
    }

    @Test
    void account(Windows windows) {
        look(open(windows).record(jane), "account");
    }

    @Test
    void newAccount(Windows windows) {
        look(open(windows).go("new-account"), "new-account");
    }

    @Test
    void requests(Windows windows) {
        look(open(windows).go("requests"), "requests");
    }

    @Test
    void manyAccounts(Windows windows) {
        DistrictPage page = open(windows);
        ManyAccountsPage many = ManyAccountsPage.open(page).paste("""
                First name,Last name,E-mail address,Sites
                Ann,Lee,Ann.Lee@springfield.example,
                Omar,Said,Omar.Said,
                Pat,Moss,Pat.Moss@springfield.example,
                Pat,Moss,Pat.Moss@springfield.example,
                """);
        assertThat(many.verdicts()).hasSize(4);

        look(page, "many-accounts");
    }

    private DistrictPage open(Windows windows) {
        return DistrictPage.signIn(windows.open(language.look()), contact);
    }

    private void look(DistrictPage page, String view) {
        assertThat(page.page().locator("html").getAttribute("lang")).isEqualTo(language.tag());
        Barriers.none(page.page());
        Gallery.add(page.page(), "district-" + view, language);
    }
}
