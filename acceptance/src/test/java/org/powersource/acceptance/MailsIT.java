package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.inspection.MailCheck;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.WayBack;

/** Every mail in every language, as the mail server gets it. */
@OnTheSuite
class MailsIT {

    private static final int ANSWERS_UNTIL_HELD = 6;
    /** Keycloak's own mails go to the address as it is stored. */
    private static final int FLAGS = Pattern.MULTILINE | Pattern.CASE_INSENSITIVE;

    private final WayBack links;
    private final WayBack passwords;

    MailsIT(Suite suite) {
        this.links = WayBack.in(suite, "mails", Addressee::lockAtOnce);
        this.passwords = WayBack.in(
                suite, "mailed-passwords", file -> WayBack.mailOption(file, "delivery", "temporary-password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void everyMailIsFitToBeSentAndRead(String language) {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            sendMailsTo(server, links.realm());
            sendMailsTo(server, passwords.realm());
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
            expected.addAll(news(language));

            Eventually.until(
                    expected.size() + " mails",
                    WayBack.SOON,
                    () -> mailsTo(server, expected).size() >= expected.size());
            List<MailCheck> mails =
                    mailsTo(server, expected).stream().map(MailCheck::of).toList();
            mails.forEach(mail -> mail.isOurs(language));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void keycloaksOwnMailsHaveTheSameFrame(String language) {
        try (MoodyMailServer server = MoodyMailServer.onAFreePort()) {
            sendMailsTo(server, links.realm());
            Account account =
                    links.realm().newAccount().attribute("locale", language).create();

            account.admin().sendVerifyEmail();
            account.admin().executeActionsEmail(List.of("UPDATE_PASSWORD", "powersource-set-reminder-question"));

            List<String> mails = mailsTo(server, List.of(account.email()));
            assertThat(mails).hasSize(2);
            mails.forEach(mail -> MailCheck.of(mail).isFitToRead(language));
        }
    }

    /** Password, question, address. */
    private List<String> changes(String language) {
        Account account =
                links.realm().newAccount().attribute("locale", language).create();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(WayBack.NEW_PASSWORD);
        account.admin().resetPassword(password);
        account.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("reminder-question"))
                .forEach(question -> account.admin().removeCredential(question.getId()));
        UserRepresentation record = account.admin().toRepresentation();
        String address = NewAccount.address("Pat.Married");
        record.setEmail(address);
        account.admin().update(record);
        return List.of(account.email(), address, address);
    }

    private static String resetMail(WayBack wayBack, String language) {
        Account account = wayBack.account();
        wayBack.answer(question(wayBack, account.email(), language), NewAccount.ANSWER);
        return account.email();
    }

    private static Answer question(WayBack wayBack, String address, String language) {
        Answer login = wayBack.browser("reader").open(wayBack.site());
        Answer read = login.has("a[hreflang=" + language + "]") ? login.click("a[hreflang=" + language + "]") : login;
        Answer question = read.click("#kc-forgot-password").submit("#kc-reset-password-form", "username", address);
        assertThat(question.element("html").attr("lang")).isEqualTo(language);
        return question;
    }

    private List<String> news(String language) {
        List<String> addresses = new ArrayList<>();
        for (Addressee addressee : List.of(Addressee.DISABLED, Addressee.WITHOUT_QUESTION, Addressee.ADMINISTRATOR)) {
            String address = addressee.address(links);
            question(links, address, language);
            addresses.add(address);
        }
        Account spelled = links.account();
        question(links, spelled.email().replace("Pat", "pAT"), language);
        addresses.add(spelled.email());
        Account active = links.account();
        question(links, active.email(), language).press("resend-activation");
        addresses.add(active.email());
        Account held = links.account();
        Answer page = question(links, held.email(), language);
        for (int i = 0; i < ANSWERS_UNTIL_HELD; i++) {
            page = links.answer(page, "Wrong");
        }
        addresses.add(held.email());
        return addresses;
    }

    private static List<String> mailsTo(MoodyMailServer server, List<String> addresses) {
        return server.mails().stream()
                .filter(mail -> addresses.stream()
                        .anyMatch(address -> Pattern.compile("^To: " + Pattern.quote(address) + "$", FLAGS)
                                .matcher(mail)
                                .find()))
                .toList();
    }

    private static void sendMailsTo(MoodyMailServer server, Realm realm) {
        RealmRepresentation change = new RealmRepresentation();
        Map<String, String> smtp =
                new HashMap<>(realm.admin().toRepresentation().getSmtpServer());
        smtp.put("host", "localhost");
        smtp.put("port", Integer.toString(server.port()));
        change.setSmtpServer(smtp);
        realm.admin().update(change);
    }
}
