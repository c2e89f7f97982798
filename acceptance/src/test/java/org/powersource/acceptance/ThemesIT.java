package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.DistrictOffice;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Server;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Every page of the suite in login themes that know nothing of it: our content, in the look of the theme. */
@OnTheSuite
class ThemesIT {

    private static final Path RESOURCES =
            Path.of("..", "authenticators", "src", "main", "resources", "theme-resources");
    private static final Properties TEXTS = texts();

    private final Suite suite;

    ThemesIT(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @CsvSource("realm, plain")
    void everyPageOfTheSuiteIsShown(String chosenFor, String theme) throws IOException {
        check(chosenFor, theme);
    }

    /** Keycloak's themes, and those of {@code src/test/themes}: school has the parent keycloak.v2, plain has base. */
    @Nightly
    @ParameterizedTest
    @CsvSource({
        "client, keycloak.v2",
        "realm, school",
        "realm, keycloak.v2",
        "client, school",
        "client, plain",
        "realm, keycloak"
    })
    void everyPageOfTheSuiteIsShownInOtherThemes(String chosenFor, String theme) throws IOException {
        check(chosenFor, theme);
    }

    private void check(String chosenFor, String theme) throws IOException {
        String name = "theme-" + chosenFor + "-" + theme.replace('.', '-');
        Walk walk = new Walk(Invitation.in(suite, name, file -> choose(file, chosenFor, theme)), theme, name);

        walk.helps();
        walk.resetsThePassword();
        walk.opensOtherLinks();
        walk.activates();
        walk.signsIn();
        walk.asks();
        walk.isRefusedAtAProvider();

        assertThat(walk.seen).isEqualTo(pages());
        assertThat(errors(walk.invitation.realm().name())).isEmpty();
    }

    /** The pages of links and the help belong to realms that use the suite. */
    @ParameterizedTest
    @ValueSource(strings = {"troubleshooting", "new-account", "go/" + Walk.KEY, "activation?key=" + Walk.KEY})
    void realmWithoutTheSuiteHasNoPageOfIt(String path, HttpBrowser browser) {
        assertThat(browser.open(suite.freshRealm().url() + "/" + path).status()).isEqualTo(404);
        assertThat(browser.open(suite.url() + "/realms/master/" + path).status())
                .isEqualTo(404);
    }

    /** An e-mail theme without the suite's mails, too: they come as if it were ours. */
    private static void choose(RealmFile file, String chosenFor, String theme) {
        file.tree().put("emailTheme", "keycloak");
        if (chosenFor.equals("realm")) {
            file.tree().put("loginTheme", theme);
            return;
        }
        ObjectNode client =
                (ObjectNode) RealmFile.named((ArrayNode) file.tree().get("clients"), "clientId", Site.POWERSOURCE);
        ObjectNode attributes =
                client.get("attributes") instanceof ObjectNode some ? some : client.putObject("attributes");
        attributes.put("login_theme", theme);
    }

    /** Markers of all pages in the jar: those templates that draw on the layout. */
    private static Set<String> pages() throws IOException {
        try (Stream<Path> templates = Files.list(RESOURCES.resolve("templates"))) {
            return templates
                    .filter(ThemesIT::isPage)
                    .map(template -> template.getFileName()
                            .toString()
                            .replaceFirst("^powersource-", "login-")
                            .replaceFirst("\\.ftl$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isPage(Path template) {
        try {
            return Files.readString(template).contains("<@layout.registrationLayout");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of pages' templates; a page that fails is an error without the realm's name in the log. Another test has a mail that fails. */
    private static List<String> errors(String realm) throws IOException {
        try (Stream<String> lines = Server.logs().stream().flatMap(ThemesIT::lines)) {
            return lines.filter(line -> !line.matches(".* template (text|html)/.*"))
                    .filter(line -> line.contains("Failed to process template")
                            || line.contains("FreeMarker template error")
                            || (line.contains(" ERROR ") && line.contains(realm)))
                    .toList();
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try (Reader reader =
                Files.newBufferedReader(RESOURCES.resolve("messages").resolve("messages_en.properties"))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** One realm, page after page. */
    private final class Walk {

        static final String KEY = "kkkkkkkkkkkkkkkkkkkkkk";

        private final Set<String> seen = new TreeSet<>();
        private final Invitation invitation;
        private final PasswordRecovery recovery;
        private final String theme;

        Walk(Invitation invitation, String theme, String name) {
            this.invitation = invitation;
            // The same realm: it is there by now.
            this.recovery = PasswordRecovery.in(suite, name, file -> {});
            this.theme = theme;
            assertThat(recovery.realm()).isSameAs(invitation.realm());
        }

        void helps() {
            Answer page = browser().open(recovery.realm().troubleshooting() + "?client_id=" + Site.POWERSOURCE);

            expect(page, "troubleshooting", "troubleshootingIntroduction");
            assertThat(page.has("#site-access-error")).isTrue();
        }

        void resetsThePassword() {
            Account account = recovery.account();
            Answer question = question(browser(), account);
            expect(question, "reminder-question", "recoveryQuestionWhich");
            assertThat(question.page().select("#reminder-questions li")).hasSize(5);
            Answer forgotten = question.press("forgot-answer");
            expect(forgotten, "reminder-question-forgotten", "troubleshootingForgotAnswer");
            Answer wrong = recovery.answer(forgotten.press("back-to-question"), "Wrong answer");
            expect(wrong, "reminder-question", "recoveryQuestionWhich");
            assertThat(wrong.text("#input-error-answer")).isNotBlank();
            assertThat(wrong.element("#answer").attr("aria-describedby")).contains("input-error-answer");

            expect(recovery.answer(wrong, NewAccount.ANSWER), "reset-mail-sent", "resetMailNothingTitle");
            String link = recovery.link(account);
            Answer form = recovery.browser("phone").open(link);
            assertThat(form.pageId()).isEqualTo("login-login-update-password");
            assertLook(form);
            assertThat(recovery.choose(form, PasswordRecovery.NEW_PASSWORD).status())
                    .isLessThan(400);
            expect(browser().open(link), "reset-link-ended", "resetLinkEndedUsed");
        }

        /** Pages before any sign-in are in the realm's theme, whatever the app's is. */
        void opensOtherLinks() {
            expectInSomeTheme(browser().open(recovery.realm().url() + "/go/" + KEY), "link-unknown", "linkUnknownWhy");

            Account account = recovery.account();
            recovery.answer(question(browser(), account), NewAccount.ANSWER);
            HttpBrowser shared = browser();
            assertThat(shared.open(recovery.site()).signIn(recovery.account()).location())
                    .isNotNull();
            expectInSomeTheme(shared.open(recovery.link(account)), "link-other-account", "linkOtherWhat");
        }

        void activates() {
            Account account = invitation.accountWithPassword();
            invitation.link(account);
            Answer inactive = browser().open(invitation.site()).signIn(account);
            expect(inactive, "activation", "activationHow");
            expect(inactive.press("resend-activation"), "activation-sent", "resetMailNothingTitle");

            Account another = invitation.account();
            String link = invitation.link(another);
            HttpBrowser forgetful = browser();
            Answer late = forgetful.open(link);
            forgetful.forgetCookies();
            expectInSomeTheme(invitation.activate(late, Invitation.PASSWORD), "link-late", "linkLateWhy");

            Answer form = browser().open(link);
            expect(form, "activate", "activateQuestionWhy");
            assertThat(form.page().select("#question option").size()).isGreaterThan(20);
            Answer refused = invitation.activate(form, "short");
            expect(refused, "activate", "activateQuestionWhy");
            assertThat(refused.text("#input-error-password-new")).isNotBlank();
            invitation.activate(refused, Invitation.PASSWORD);
            assertThat(invitation.isActive(another)).isTrue();
            expectInSomeTheme(browser().open(link), "activation-link", "activationLinkActiveTitle");

            Account elsewhere = invitation
                    .realm()
                    .newAccount()
                    .inactive()
                    .site(invitation.realm().newSite().create())
                    .create();
            expectInSomeTheme(
                    invitation.activate(browser().open(invitation.link(elsewhere)), Invitation.PASSWORD),
                    "link-done",
                    "activationLinkActiveTitle");
        }

        void signsIn() {
            expect(
                    browser()
                            .open(recovery.site())
                            .signIn(recovery.realm().newAccount().create()),
                    "site-access-error",
                    "siteAccessErrorMeaning");

            Account unasked = recovery.realm()
                    .newAccount()
                    .withoutReminderQuestion()
                    .site(recovery.site())
                    .create();
            Answer form = browser().open(recovery.site()).signIn(unasked);
            expect(form, "set-reminder-question", "setReminderQuestionWhy");
            unasked.resetPassword("By-An-Administrator-2026");
            expect(
                    form.submit("#kc-set-reminder-question-form", "answer", NewAccount.ANSWER),
                    "sign-in-ended",
                    "signInEndedChanged");
        }

        void asks() {
            expect(
                    browser()
                            .open(recovery.site())
                            .signIn(recovery.realm().newAccount().create())
                            .press("ask-for-access"),
                    "asked",
                    "askedAccessWaiting");

            // Before any sign-in, as the pages of links.
            Answer form = browser().open(recovery.realm().newAccountPage());
            expectInSomeTheme(form, "new-account", "newAccountIntroduction");
            Answer refused = form.submit("#kc-new-account-form", "firstName", "Nora");
            expectInSomeTheme(refused, "new-account", "newAccountIntroduction");
            assertThat(refused.text("#input-error-email")).isNotBlank();
        }

        void isRefusedAtAProvider() {
            DistrictOffice office = DistrictOffice.of(suite, recovery.realm(), "office");
            Account contact = recovery.realm()
                    .newAccount()
                    .site(recovery.site())
                    .realmRole("technical-contact")
                    .create();
            Answer refused = office.signIn(browser(), recovery.site(), office.person(contact.email()))
                    .signIn(contact);

            expect(refused, "broker-link-refused", null);
            assertThat(refused.text()).contains("District office");
        }

        /** To the page after the address, by links that stock's pages have, too. */
        private Answer question(HttpBrowser browser, Account account) {
            return browser.open(recovery.site())
                    .click("a[href*='reset-credentials']")
                    .submit("#kc-reset-password-form", "username", account.email());
        }

        private HttpBrowser browser() {
            return recovery.browser("new");
        }

        private void expect(Answer page, String id, @Nullable String text) {
            expectInSomeTheme(page, id, text);
            assertLook(page);
        }

        private void expectInSomeTheme(Answer page, String id, @Nullable String text) {
            String told = theme + ": " + page;
            assertThat(page.status()).as(told).isLessThan(500);
            assertThat(page.pageId()).as(told).isEqualTo("login-" + id);
            seen.add(page.pageId());
            if (text != null) {
                assertThat(page.text())
                        .as(told)
                        .contains(TEXTS.getProperty(text).replace("''", "'"));
            }
            // A key stands where its message is missing.
            assertThat(TEXTS.stringPropertyNames().stream()
                            .filter(key -> key.matches("[a-z]+[A-Z]\\w+"))
                            .filter(page.text()::contains))
                    .as(told)
                    .isEmpty();
        }

        /** Scripts and style sheets are the theme's, so its layout made the page. */
        private void assertLook(Answer page) {
            assertThat(page.body()).as("%s: %s", theme, page.uri()).contains("/login/" + theme + "/");
        }
    }
}
