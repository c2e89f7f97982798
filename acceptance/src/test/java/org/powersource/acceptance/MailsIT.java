package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.inspection.MailCheck;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** Every mail in every language, as the mail server gets it. */
@Nightly
@OnTheSuite
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class MailsIT {

    private static final int ANSWERS_UNTIL_HELD = 6;
    /** Keycloak's own mails go to the address as it is stored. */
    private static final int FLAGS = Pattern.MULTILINE | Pattern.CASE_INSENSITIVE;

    private static final Path MESSAGES =
            RealmFile.path().resolveSibling("themes/src/main/resources/theme/powersource/email/messages");

    private static final Duration REMINDED = Duration.ofSeconds(60);

    private final PasswordRecovery links;
    private final PasswordRecovery passwords;
    private final MoodyMailServer reminders = MoodyMailServer.onAFreePort();
    private final Map<Language, Account> reminded = new EnumMap<>(Language.class);

    /** Accounts are reminded after 36 s, while the other mails are looked at. */
    MailsIT(Suite suite) {
        this.links = PasswordRecovery.in(suite, "mails", Addressee::lockAtOnce);
        this.passwords = PasswordRecovery.in(
                suite, "mailed-passwords", file -> PasswordRecovery.mailOption(file, "delivery", "temporary-password"));
        Invitation brief =
                Invitation.in(suite, "mailed-reminders", file -> Invitation.option(file, "linkMinutes", "1"));
        brief.realm().sendMailsTo(reminders.port());
        for (Language reader : Language.values()) {
            reminded.put(
                    reader, brief.newAccount().attribute("locale", reader.tag()).create());
        }
    }

    @AfterAll
    void stop() {
        reminders.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyMailIsFitToBeSentAndRead(Language reader, Windows windows) {
        String language = reader.tag();
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            links.realm().sendMailsTo(server.port());
            passwords.realm().sendMailsTo(server.port());
            List<String> expected = new ArrayList<>();

            expected.add(links.realm()
                    .newAccount()
                    .inactive()
                    .site(links.site())
                    .attribute("locale", language)
                    .email(NewAccount.address("Nora.New"))
                    .create()
                    .email());
            expected.addAll(changes(language));
            expected.add(resetMail(links, language));
            expected.add(resetMail(passwords, language));
            Map<String, String> news = news(language);
            expected.addAll(news.keySet());

            Eventually.until(
                    expected.size() + " mails",
                    PasswordRecovery.SOON,
                    () -> mailsTo(server, expected).size() >= expected.size());
            List<MailCheck> mails =
                    mailsTo(server, expected).stream().map(MailCheck::of).toList();
            mails.forEach(mail -> mail.isOurs(language));
            Page page = windows.open(reader.look());
            Map<String, MailCheck> kinds = new TreeMap<>();
            mails.forEach(mail -> kinds.putIfAbsent(news.getOrDefault(mail.to(), name(mail, language)), mail));
            kinds.forEach((kind, mail) -> mail.keep(page, kind, reader));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keycloaksOwnMailsHaveTheSameFrame(Language reader, Windows windows) {
        String language = reader.tag();
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            links.realm().sendMailsTo(server.port());
            Account account =
                    links.realm().newAccount().attribute("locale", language).create();

            account.admin().sendVerifyEmail();
            account.admin().executeActionsEmail(List.of("UPDATE_PASSWORD", "powersource-set-reminder-question"));

            List<String> mails = mailsTo(server, List.of(account.email()));
            assertThat(mails).hasSize(2);
            Page page = windows.open(reader.look());
            MailCheck.of(mails.get(0)).isFitToRead(language).keep(page, "keycloak-verify-email", reader);
            MailCheck.of(mails.get(1)).isFitToRead(language).keep(page, "keycloak-execute-actions", reader);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Order(Integer.MAX_VALUE)
    void reminderIsFitToBeSentAndRead(Language reader, Windows windows) {
        List<String> address = List.of(reminded.get(reader).email());
        Eventually.until(
                "a reminder", REMINDED, () -> mailsTo(reminders, address).size() == 2);

        MailCheck.of(mailsTo(reminders, address).get(1))
                .isOurs(reader.tag())
                .keep(windows.open(reader.look()), "activation-reminder", reader);
    }

    /** Password, question, address. */
    private List<String> changes(String language) {
        Account account =
                links.realm().newAccount().attribute("locale", language).create();
        account.resetPassword(PasswordRecovery.NEW_PASSWORD);
        account.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("reminder-question"))
                .forEach(question -> account.admin().removeCredential(question.getId()));
        UserRepresentation record = account.admin().toRepresentation();
        String address = NewAccount.address("Pat.Married");
        record.setEmail(address);
        account.admin().update(record);
        return List.of(account.email(), address, address);
    }

    private static String resetMail(PasswordRecovery recovery, String language) {
        Account account = recovery.account();
        recovery.answer(question(recovery, account.email(), language), NewAccount.ANSWER);
        return account.email();
    }

    private static Answer question(PasswordRecovery recovery, String address, String language) {
        Answer login = recovery.browser("reader").open(recovery.site());
        Answer read = login.has("a[hreflang=" + language + "]") ? login.click("a[hreflang=" + language + "]") : login;
        Answer question = read.click("#kc-forgot-password").submit("#kc-reset-password-form", "username", address);
        assertThat(question.element("html").attr("lang")).isEqualTo(language);
        return question;
    }

    /** What there is to say, by address. */
    private Map<String, String> news(String language) {
        Map<String, String> news = new HashMap<>();
        for (Addressee addressee : List.of(Addressee.DISABLED, Addressee.WITHOUT_QUESTION, Addressee.ADMINISTRATOR)) {
            String address = addressee.address(links);
            question(links, address, language);
            news.put(
                    address, "news-" + addressee.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        Account spelled = links.account();
        question(links, spelled.email().replace("Pat", "pAT"), language);
        news.put(spelled.email(), "news-spelling");
        Account active = links.account();
        question(links, active.email(), language).press("resend-activation");
        news.put(active.email(), "news-active");
        Account held = links.account();
        Answer page = question(links, held.email(), language);
        for (int i = 0; i < ANSWERS_UNTIL_HELD; i++) {
            page = links.answer(page, "Wrong");
        }
        news.put(held.email(), "news-held");
        return news;
    }

    /** After the key of its subject. */
    private static String name(MailCheck mail, String language) {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(MESSAGES.resolve("messages_" + language + ".properties"))) {
            messages.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages.stringPropertyNames().stream()
                .filter(key -> key.endsWith("Subject")
                        && messages.getProperty(key).replace("''", "'").equals(mail.subject()))
                .findFirst()
                .map(key -> key.replaceFirst("(Mail)?Subject$", "")
                        .replaceAll("([A-Z])", "-$1")
                        .toLowerCase(Locale.ROOT))
                .orElseThrow();
    }

    private static List<String> mailsTo(MoodyMailServer server, List<String> addresses) {
        return server.mails().stream()
                .filter(mail -> addresses.stream()
                        .anyMatch(address -> Pattern.compile("^To: " + Pattern.quote(address) + "$", FLAGS)
                                .matcher(mail)
                                .find()))
                .toList();
    }
}
