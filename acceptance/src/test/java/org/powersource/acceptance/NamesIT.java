package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/** Names and addresses come out as they were entered: on pages, in both parts of mails, and as links. */
@OnTheSuite
class NamesIT {

    /** Each with characters that mean something to a message format, to FreeMarker, to HTML, to an address, or to the reader's eye. */
    enum Name {
        APOSTROPHE("St. John's", "o'help@x.example"),
        AMPERSAND("Fish & Chips <b>", "fish&chips@x.example"),
        BRACES("A {B} {0} ${brandName} '{", "a{b}@x.example"),
        RIGHT_TO_LEFT("ירושלים", "help%50+?#@x.example"),
        QUOTES("\"Quoted\" \\ 100 %", "/x=`y~@x.example");

        private final String text;
        private final String address;

        Name(String text, String address) {
            this.text = text;
            this.address = address;
        }

        /** Names of realms have fewer letters. */
        private String realm() {
            return "names-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private void enter(RealmFile file) {
            ObjectNode texts = file.tree().putObject("localizationTexts").putObject("en");
            texts.put("brandName", text).put("supportTeam", text + " team").put("supportEmail", address);
            file.tree().put("displayName", text);
            ((ObjectNode) RealmFile.named((ArrayNode) file.tree().get("clients"), "clientId", Site.POWERSOURCE))
                    .put("name", text);
        }
    }

    private final Suite suite;

    NamesIT(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @EnumSource
    void pagesShowNamesAsEntered(Name name, HttpBrowser browser) {
        PasswordRecovery recovery = PasswordRecovery.in(suite, name.realm(), name::enter);

        Answer login = browser.open(recovery.site());
        assertThat(login.element(".wordmark").wholeText()).isEqualTo(name.text);
        assertThat(login.page().title()).endsWith("– " + name.text);
        assertThat(login.element("#sign-in-app").wholeText()).isEqualTo(name.text);
        assertThat(login.signIn("nobody@x.example", "wrong").page().title())
                .startsWith("Error: ")
                .endsWith("– " + name.text);

        Answer help = browser.open(recovery.realm().troubleshooting() + "?client_id=" + Site.POWERSOURCE);
        assertThat(help.text("#other")).contains(name.text + " team", name.address);
        assertThat(help.text("#change-password")).contains("the " + name.text + " team");
        assertThat(help.text("#forgot-answer .note")).contains("the " + name.text + " team team doesn't");
        URI mail = URI.create(help.element("#other a[href^='mailto:']").attr("href"));
        assertThat(mail.getSchemeSpecificPart()).isEqualTo(name.address);
        assertThat(mail.getFragment()).isNull();

        Answer refused = browser.open(recovery.site())
                .signIn(recovery.realm().newAccount().create());
        assertThat(refused.element("#site-name").wholeText()).isEqualTo(name.text);
    }

    @ParameterizedTest
    @EnumSource
    void mailsShowNamesAsEntered(Name name) {
        PasswordRecovery recovery = PasswordRecovery.in(suite, name.realm(), name::enter);
        Account invited =
                recovery.realm().newAccount().inactive().site(recovery.site()).create();
        ReceivedMail activation = recovery.await(invited, Invitation.SUBJECT);
        assertSays(activation, "created a " + name.text + " account");
        assertFrame(activation, name);

        Answer form = recovery.browser("invited").open(activation.links().get(0));
        assertThat(form.element("#activate-site").wholeText()).isEqualTo(name.text);

        Account owner = recovery.account();
        owner.resetPassword("By-An-Administrator-2026");
        ReceivedMail notice = recovery.await(owner, "Your password was changed");
        assertSays(notice, "or " + name.address + ".");
        assertFrame(notice, name);

        // Keycloak's own mails go to the address as it is stored.
        owner.admin().sendVerifyEmail();
        ReceivedMail confirm = suite.mail()
                .await(
                        mail -> mail.to().equalsIgnoreCase(owner.email())
                                && mail.subject().equals("Confirm your e-mail address"),
                        PasswordRecovery.SOON)
                .orElseThrow();
        assertSays(confirm, "of your " + name.text + " account");
    }

    /** Addresses that Keycloak lets an account have. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"o'neil", "a&b", "{0}", "${brandName}", "x+y=z", "a|b~c^d"})
    void addressOfAnAccountIsShownAsEntered(String start) {
        PasswordRecovery recovery = PasswordRecovery.in(suite);
        Account account = recovery.realm()
                .newAccount()
                .site(recovery.site())
                .email(NewAccount.address(start))
                .create();

        Answer question = recovery.start(recovery.browser("owner"), account.email());
        assertThat(question.element("#recovery-address").wholeText()).isEqualTo(account.email());
        Answer sent = recovery.answer(question, NewAccount.ANSWER);
        assertThat(sent.element("#recovery-address").wholeText()).isEqualTo(account.email());
        ReceivedMail mail = recovery.await(account, PasswordRecovery.LINK_SUBJECT);
        assertSays(mail, "a new password for " + account.email() + ".");
        Answer form = recovery.browser("phone").open(mail.links().get(0));
        assertThat(form.element("#username").val()).isEqualTo(account.email());
    }

    @ParameterizedTest
    @EnumSource
    void recordShowsDistrictsAndSitesAsEntered(Name name) {
        Realm realm = PasswordRecovery.in(suite, name.realm(), name::enter).realm();
        District district = realm.newDistrict(name.text);
        Site site = realm.newSite().with(client -> client.setName(name.text)).create();
        district.admin().roles().clientLevel(site.id()).add(List.of(site.role()));
        Account member = realm.newAccount().create();
        member.admin().joinGroup(district.id());

        assertThat(member.admin().toRepresentation().getAttributes().get("sitesByGroup"))
                .containsExactly(name.text + " by group " + district.name());
    }

    private static void assertFrame(ReceivedMail mail, Name name) {
        assertSays(mail, name.text + " sent this e-mail");
        assertThat(Jsoup.parse(mail.html()).select(".cover").text()).isEqualTo(name.text);
    }

    /** In both of its parts. */
    private static void assertSays(ReceivedMail mail, String text) {
        assertThat(Jsoup.parse(mail.html()).body().text()).contains(text);
        assertThat(mail.text()).contains(text);
    }
}
