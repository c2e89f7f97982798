package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Server;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Realm texts that are all wrong: pages and mails show the shipped texts. */
@OnTheSuite
class RealmTextsIT {

    private static final Path THEME = Path.of("..", "themes", "src", "main", "resources", "theme", "powersource");

    private final Suite suite;

    RealmTextsIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void noTextWithUnquotedBracesBreaksAPageOrAMail() throws IOException {
        PasswordRecovery good = PasswordRecovery.in(suite);
        PasswordRecovery broken = PasswordRecovery.in(suite, "unreadable-texts", file -> overrideAll(file, "{"));

        assertThat(pages(broken)).isEqualTo(pages(good)).hasSizeGreaterThan(6);
        assertThat(warnings(broken.realm().name(), "resetLinkSubject")).hasSize(1);
    }

    @Test
    void activationIsShownAndMailedWhateverItsTextsAre() {
        Invitation good = Invitation.in(suite);
        Invitation broken = Invitation.in(suite, "unreadable-activation", file -> overrideAll(file, "{0,number}{"));

        assertThat(titleOfActivation(broken)).isEqualTo(titleOfActivation(good));
    }

    @Test
    void clientsNameMayHaveBraces(HttpBrowser browser) {
        PasswordRecovery recovery = PasswordRecovery.in(suite);
        Site site = recovery.realm()
                .newSite()
                .with(client -> client.setName("Grade {book"))
                .create();
        Answer refused = browser.open(site).signIn(recovery.account());

        assertThat(refused.text("#site-name")).isEqualTo("Grade {book");
    }

    /** All titles on the way to a new password and to a refusal, and the mail's subject. */
    private static List<String> pages(PasswordRecovery recovery) {
        List<String> titles = new ArrayList<>();
        Account account = recovery.account();
        HttpBrowser browser = recovery.browser("owner");
        Answer page = browser.open(recovery.site());
        titles.add(title(page));
        titles.add(title(page.signIn(account.email(), "wrong")));
        page = recovery.start(browser, account.email());
        titles.add(title(page));
        page = recovery.answer(page, NewAccount.ANSWER);
        titles.add(title(page));
        page = recovery.browser("by mail").open(recovery.link(account));
        titles.add(title(page));
        titles.add(title(recovery.choose(page, "short")));
        titles.add(title(recovery.browser("helped").open(recovery.realm().troubleshooting())));
        titles.add(title(recovery.browser("refused")
                        .open(recovery.realm().newSite().create())
                        .signIn(account))
                .replace(account.email(), "the account"));
        return titles;
    }

    private static String title(Answer page) {
        assertThat(page.status()).as(page.toString()).isLessThan(500);
        return page.pageId() + ": " + page.page().title() + " "
                + page.page().select("h1, h2, .alert").text();
    }

    private static String titleOfActivation(Invitation invitation) {
        return title(invitation.browser("new").open(invitation.link(invitation.account())));
    }

    private static void overrideAll(RealmFile file, String text) {
        ObjectNode texts = file.tree().putObject("localizationTexts").putObject("en");
        for (String type : List.of("login", "email")) {
            Properties shipped = new Properties();
            try (Reader messages = Files.newBufferedReader(
                    THEME.resolve(type).resolve("messages").resolve("messages_en.properties"))) {
                shipped.load(messages);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shipped.stringPropertyNames().forEach(key -> texts.put(key, text));
        }
    }

    private static List<String> warnings(String realm, String key) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path log : Server.logs()) {
            Files.readAllLines(log).stream()
                    .filter(line ->
                            line.contains(" WARN ") && line.contains(realm + ":") && line.contains(" " + key + " "))
                    .forEach(found::add);
        }
        return found;
    }
}
