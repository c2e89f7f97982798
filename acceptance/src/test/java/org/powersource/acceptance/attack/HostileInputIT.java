package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Server;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/** Bodies that no form sends, and texts that mean something else where they end up: a page, a mail's head, a log. */
@OnTheSuite
class HostileInputIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MARKUP = "\"><img src=x onerror=alert(1)>'{{1234*1111}}${1234*1111}<#assign x=1>";

    private final Suite suite;
    private final PasswordRecovery recovery;
    private final Invitation invitation;

    HostileInputIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite);
        this.invitation = Invitation.in(suite);
    }

    /** Fresh pages with each of the suite's forms. */
    private Stream<Supplier<Answer>> forms() {
        Account inactive = invitation.account();
        String link = invitation.link(inactive);
        Account unasked = recovery.realm()
                .newAccount()
                .withoutReminderQuestion()
                .site(recovery.site())
                .create();
        return Stream.of(
                () -> recovery.browser("stranger").open(recovery.site()),
                () -> recovery.browser("stranger").open(recovery.site()).click("#kc-forgot-password"),
                () -> recovery.start(recovery.browser("stranger"), "No.Body@springfield.example"),
                () -> recovery.browser("unasked").open(recovery.site()).signIn(unasked),
                () -> invitation.browser("invited").open(link));
    }

    @Test
    void bodiesThatNoFormSendsAreNoServerError() {
        String million = "x".repeat(1_000_000);
        SoftAssertions all = new SoftAssertions();
        forms().forEach(form -> {
            for (String field : List.of("username", "password", "answer", "password-new", "question", "key")) {
                assertNoServerError(all, form.get(), FORM, field + "=" + million);
            }
            assertNoServerError(all, form.get(), FORM, "=&&==");
            assertNoServerError(
                    all, form.get(), FORM, "username=a%00b@c.example&answer=%00&password-new=%00&question=%00&key=%00");
            assertNoServerError(all, form.get(), FORM, "username=%ed%a0%80@c.example&answer=%ff%fe&key=%c0%ae");
            assertNoServerError(all, form.get(), "multipart/form-data", "no boundary");
            assertNoServerError(all, form.get(), "application/json", "{\"username\":[[[");
            assertNoServerError(
                    all, form.get(), "text/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        });
        all.assertAll();
    }

    private static void assertNoServerError(SoftAssertions all, Answer page, String type, String body) {
        Answer answer = page.browser().post(page.element("form").absUrl("action"), type, bytes(body));
        all.assertThat(answer.status())
                .as("%s, %s: %.60s", page.pageId(), type, body)
                .isLessThan(500);
        all.assertThat(answer.body()).doesNotContain("Exception", "root:");
    }

    /**
     * Keycloak's HTTP layer refuses by itself what it can't take apart: with 500 and its error page or nothing at all. The page that was
     * there goes on working.
     */
    @Test
    void bodiesThatTheServerCannotTakeApartTellNothing() {
        String twoThousand = IntStream.range(0, 1_000)
                .mapToObj(i -> "username" + i + "=x&answer=" + i)
                .collect(Collectors.joining("&"));
        SoftAssertions all = new SoftAssertions();
        forms().forEach(form -> {
            assertRefused(all, form.get(), FORM, twoThousand);
            assertRefused(all, form.get(), "nonsense", "");
            assertRefused(all, form.get(), FORM, "username=%zz&answer=%&password=%u0041");
            assertRefused(
                    all, form.get(), "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; na");
        });
        all.assertAll();
    }

    private static void assertRefused(SoftAssertions all, Answer page, String type, String body) {
        String action = page.element("form").absUrl("action");
        Answer refusal = page.browser().post(action, type, bytes(body));
        String what = page.pageId() + ", " + type;
        all.assertThat(refusal.status()).as(what).isGreaterThanOrEqualTo(400);
        all.assertThat(refusal.body())
                .as(what)
                .doesNotContain("Exception", "resteasy", "Failed to decode", "Param limit");
        all.assertThat(page.browser()
                        .post(action, FORM, bytes("username=x&answer=x"))
                        .status())
                .as(what)
                .isLessThan(500);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void markupInAFieldIsText() {
        forms().forEach(form -> {
            Answer page = form.get();
            Answer answer = page.submit(
                    "form",
                    "username",
                    MARKUP + "@c.example",
                    "password",
                    MARKUP,
                    "answer",
                    MARKUP,
                    "answer-confirm",
                    MARKUP,
                    "question",
                    MARKUP,
                    "custom-question",
                    MARKUP,
                    "password-new",
                    MARKUP,
                    "password-confirm",
                    "x");

            assertThat(answer.status()).as(page.pageId()).isLessThan(500);
            assertThat(answer.page().select("[onerror], img[src=x]"))
                    .as(page.pageId())
                    .isEmpty();
            assertThat(answer.text()).doesNotContain("1370974");
        });
    }

    /** Keycloak's user profile refuses most of this as a name; an import brings it past the profile, and mails show it nowhere as markup. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pat\r\nBcc: all@evil.example",
                "<b>Pat</b>",
                "Pat<a href=https://evil.example>",
                "Pat ${1234*1111}"
            })
    void nameAddsNothingToAMail(String name) {
        UserRepresentation arriving =
                invitation.newAccount().email(NewAccount.address("Pat.Lee")).representation();
        arriving.setFirstName(name);
        PartialImportRepresentation users = new PartialImportRepresentation();
        users.setIfResourceExists("FAIL");
        users.setUsers(List.of(arriving));
        try (Response imported = invitation.realm().admin().partialImport(users)) {
            assertThat(imported.getStatus()).isEqualTo(200);
        }
        UserRepresentation stored = invitation
                .realm()
                .admin()
                .users()
                .searchByEmail(arriving.getEmail(), true)
                .get(0);
        assertThat(stored.getFirstName()).isEqualTo(name);
        Account account = new Account(invitation.realm(), stored.getId(), arriving.getEmail(), NewAccount.PASSWORD);

        ReceivedMail mail = invitation.await(account, Invitation.SUBJECT, 1).get(0);
        assertThat(Jsoup.parse(mail.html()).select("b:contains(Pat), a[href*=evil]"))
                .isEmpty();
        assertThat(mail.text()).doesNotContain("1370974");
        assertThat(mail.subject()).isEqualTo(Invitation.SUBJECT);
        assertThat(mail.to()).isEqualTo(account.email());
        assertThat(suiteMails()).noneMatch(address -> address.contains("evil"));
    }

    private List<String> suiteMails() {
        return suite.mail().mails().stream().map(ReceivedMail::to).toList();
    }

    @Test
    void nothingThatIsTypedBeginsALineOfTheLog(HttpBrowser browser) throws IOException {
        String line = ("FORGED-" + UUID.randomUUID()).toUpperCase(Locale.ROOT);
        for (String end : List.of("\r\n", "\n", "\r", "\u2028", "\u0085")) {
            String typed = "a@b.example" + end + line + " INFO type=\"LOGIN\"";
            browser.open(recovery.site()).signIn(typed, typed);
            recovery.start(recovery.browser("stranger"), typed);
            browser.open(recovery.realm().troubleshooting() + "?" + Query.of(Query.fields("client_id", typed)));
            browser.open(invitation.realm().url() + "/activation?" + Query.of(Query.fields("key", typed)));
            browser.open(invitation.realm().url() + "/go/" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
            browser.open(recovery.site().signIn("redirect_uri", typed, "login_hint", typed));
        }

        List<String> told = new ArrayList<>();
        for (Path log : Server.logs()) {
            Files.readString(log, StandardCharsets.UTF_8)
                    .lines()
                    .map(each -> each.toUpperCase(Locale.ROOT))
                    .filter(each -> each.contains(line))
                    .forEach(told::add);
        }
        assertThat(told).isNotEmpty().allSatisfy(each -> assertThat(each).doesNotStartWith(line));
    }

    /** Stock warns of an attribute's further values at each mail, and names the person (Keycloak 26.7.4 {@code ProfileBean}). */
    @Test
    void mailsToAnAccountWithTwoSitesWarnOfNobody() throws IOException {
        Account account = recovery.realm()
                .newAccount()
                .ticked(Site.POWERSOURCE)
                .ticked(Site.GRADEBOOK)
                .create();

        account.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"));
        recovery.askForMail(recovery.browser("owner"), account);
        recovery.link(account);

        for (Path log : Server.logs()) {
            assertThat(Files.readString(log, StandardCharsets.UTF_8).lines())
                    .filteredOn(line -> line.toLowerCase(Locale.ROOT)
                            .contains(account.email().toLowerCase(Locale.ROOT)))
                    .noneMatch(line -> line.contains("ProfileBean"));
        }
    }
}
