package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** E-mail and password, both exact; one refusal for every wrong pair. */
@OnTheSuite
class SignInIT {

    private static final String WRONG = "Not-The-Password-2026";

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    SignInIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.site = realm.site(Site.POWERSOURCE);
    }

    enum Spelling {
        ALL_LOWER,
        ALL_UPPER,
        LOCAL_PART_LOWER,
        DOMAIN_LOWER,
        FIRST_LETTER_LOWER;

        String of(String email) {
            int at = email.indexOf('@');
            return switch (this) {
                case ALL_LOWER -> lower(email);
                case ALL_UPPER -> email.toUpperCase(Locale.ROOT);
                case LOCAL_PART_LOWER -> lower(email.substring(0, at)) + email.substring(at);
                case DOMAIN_LOWER -> email.substring(0, at) + lower(email.substring(at));
                case FIRST_LETTER_LOWER -> lower(email.substring(0, 1)) + email.substring(1);
            };
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void exactSpellingAndPasswordLeadBackToTheAppWithACodeAndItsState(HttpBrowser browser) {
        Account account = realm.accountFor(site);

        Answer answer = browser.open(site).signIn(account);

        assertThat(answer.location().toString()).startsWith(site.redirectUri());
        assertThat(answer.told()).containsEntry("state", Site.STATE).containsKey("code");
        assertThat(site.redeem(answer).json()).containsKeys("access_token", "id_token", "refresh_token");
        assertThat(realm.events("LOGIN", account)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherSpellingOfTheAddressIsRefused(Spelling spelling, HttpBrowser browser) {
        Account account = realm.accountFor(site);
        String typed = spelling.of(account.email());
        assertThat(typed).isNotEqualTo(account.email()).isEqualToIgnoringCase(account.email());

        Answer answer = browser.open(site).signIn(typed, account.password());

        assertRefused(answer);
        assertThat(account.sessions()).isEmpty();
        assertThat(realm.events("LOGIN_ERROR", account))
                .singleElement()
                .satisfies(event -> assertThat(event.getError()).isEqualTo("invalid_user_credentials"));
    }

    @Test
    void addressThatWasRegisteredInLowerCaseIsRefusedWithCapitals(HttpBrowser browser) {
        Account account = realm.newAccount()
                .email(NewAccount.address("lee").toLowerCase(Locale.ROOT))
                .site(site)
                .create();

        assertRefused(browser.open(site).signIn(account.email().replace("lee", "Lee"), account.password()));
        assertThat(browser.open(site).signIn(account).told()).containsKey("code");
    }

    @Test
    void passwordInAnotherLetterCaseIsRefused(HttpBrowser browser) {
        Account account = realm.accountFor(site);

        assertRefused(
                browser.open(site).signIn(account.email(), account.password().toLowerCase(Locale.ROOT)));
    }

    enum WrongPair {
        UNKNOWN_ADDRESS,
        OTHER_LETTER_CASE,
        WRONG_PASSWORD,
        OTHER_LETTER_CASE_AND_WRONG_PASSWORD,
        LOCKED_ACCOUNT_WITH_RIGHT_PASSWORD,
        LOCKED_ACCOUNT_WITH_WRONG_PASSWORD,
        DISABLED_ACCOUNT_WITH_WRONG_PASSWORD,
        ACCOUNT_WITHOUT_PASSWORD
    }

    @ParameterizedTest
    @EnumSource
    void everyWrongPairIsAnsweredByteForByteAlike(WrongPair pair, HttpBrowser first, HttpBrowser second) {
        Realm impatient = Variants.impatient(suite);
        Site there = impatient.site(Site.POWERSOURCE);
        Account known = impatient.accountFor(there);
        String unknown = NewAccount.address("No.Body");
        String expected = first.open(there).signIn(unknown, known.password()).withoutRandomValues(unknown);
        String typed = known.email();
        String password = known.password();
        switch (pair) {
            case UNKNOWN_ADDRESS -> typed = NewAccount.address("Some.Body.Else");
            case OTHER_LETTER_CASE -> typed = Spelling.ALL_LOWER.of(typed);
            case WRONG_PASSWORD -> password = WRONG;
            case OTHER_LETTER_CASE_AND_WRONG_PASSWORD -> {
                typed = Spelling.DOMAIN_LOWER.of(typed);
                password = WRONG;
            }
            case LOCKED_ACCOUNT_WITH_RIGHT_PASSWORD -> Variants.lock(known);
            case LOCKED_ACCOUNT_WITH_WRONG_PASSWORD -> {
                Variants.lock(known);
                password = WRONG;
            }
            case DISABLED_ACCOUNT_WITH_WRONG_PASSWORD -> {
                disable(known);
                password = WRONG;
            }
            case ACCOUNT_WITHOUT_PASSWORD ->
                known.admin().credentials().forEach(c -> known.admin().removeCredential(c.getId()));
        }

        Answer answer = second.open(there).signIn(typed, password);

        assertRefused(answer);
        assertThat(answer.withoutRandomValues(typed)).isEqualTo(expected);
    }

    private static void disable(Account account) {
        UserRepresentation record = account.admin().toRepresentation();
        record.setEnabled(false);
        account.admin().update(record);
    }

    @Test
    void refusalSaysThatBothAreCaseSensitiveAndLeadsToWhatToCheck(HttpBrowser browser) {
        Answer refused = browser.open(site).signIn(NewAccount.address("No.Body"), WRONG);

        assertThat(refused.text(".alert")).contains("Both are case-sensitive");
        assertThat(refused.link("#rejected-help"))
                .startsWith(realm.troubleshooting())
                .endsWith("#rejected");
        assertThat(refused.click("#rejected-help").pageId()).isEqualTo("login-troubleshooting");
    }

    @Test
    void refusalKeepsTheTypedAddressButNotThePassword(HttpBrowser browser) {
        String typed = NewAccount.address("No.Body");

        Answer refused = browser.open(site).signIn(typed, WRONG);

        assertThat(refused.element("#username").val()).isEqualTo(typed);
        assertThat(refused.element("#password").val()).isEmpty();
        assertThat(refused.body()).doesNotContain(WRONG);
    }

    @Test
    void signInGoesOnFromARefusalWithTheSameState(HttpBrowser browser) {
        Account account = realm.accountFor(site);

        Answer refused = browser.open(site).signIn(account.email(), WRONG);
        awaitCounted(account, 1);

        assertThat(refused.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    /** While Keycloak counts a failure, in the background, it takes no other password for the account. */
    private static void awaitCounted(Account account, int failures) {
        Eventually.until(
                failures + " failures counted", PasswordRecovery.SOON, () -> Variants.failures(account) == failures);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  Blanks-All-Around-2026  ", "Blanks-Inside  -2026", "\tTabs-All-Around-2026\t"})
    void passwordIsNeverTrimmed(String password, HttpBrowser browser) {
        Account account = realm.newAccount().password(password).site(site).create();

        assertRefused(browser.open(site).signIn(account.email(), password.replaceAll("\\s", "")));
        awaitCounted(account, 1);
        assertRefused(browser.open(site).signIn(account.email(), password + " "));
        awaitCounted(account, 2);
        assertThat(browser.open(site).signIn(account).told()).containsKey("code");
    }

    @Test
    void blankAroundAPasswordThatHasNoneIsRefused(HttpBrowser browser) {
        Account account = realm.accountFor(site);

        assertRefused(browser.open(site).signIn(account.email(), " " + account.password()));
        assertRefused(browser.open(site).signIn(account.email(), account.password() + " "));
    }

    @Test
    void withMatchingByLocalPartTheDomainMayHaveAnyCase(HttpBrowser browser) {
        Realm lenient = suite.variant(
                "matching-local-part",
                file -> file.authenticatorOption("powersource e-mail and password", "matching", "local-part"));
        Site there = lenient.site(Site.POWERSOURCE);
        Account account = lenient.accountFor(there);

        assertRefused(signIn(browser, there, account, Spelling.LOCAL_PART_LOWER));
        assertRefused(signIn(browser, there, account, Spelling.ALL_UPPER));
        assertThat(signIn(browser, there, account, Spelling.DOMAIN_LOWER).told())
                .containsKey("code");
    }

    @ParameterizedTest
    @EnumSource
    void withMatchingByIgnoredCaseEverySpellingIsAccepted(Spelling spelling, HttpBrowser browser) {
        Realm lenient = suite.variant(
                "matching-ignore-case",
                file -> file.authenticatorOption("powersource e-mail and password", "matching", "ignore-case"));
        Site there = lenient.site(Site.POWERSOURCE);
        Account account = lenient.accountFor(there);

        assertThat(signIn(browser, there, account, spelling).told()).containsKey("code");
    }

    private static Answer signIn(HttpBrowser browser, Site site, Account account, Spelling spelling) {
        return browser.open(site).signIn(spelling.of(account.email()), account.password());
    }

    @Test
    void loginHintFillsInTheAddressAsItIsSpelled(HttpBrowser browser) {
        Account account = realm.accountFor(site);

        Answer login = browser.open(site, "login_hint", account.email());

        assertThat(login.element("#username").val()).isEqualTo(account.email());
        assertThat(login.submit("#kc-form-login", "password", account.password())
                        .told())
                .containsKey("code");
    }

    @Test
    void unknownAddressAsLoginHintIsFilledInAlike(HttpBrowser browser, HttpBrowser other) {
        Account account = realm.accountFor(site);
        String unknown = NewAccount.address("No.Body");

        assertThat(browser.open(site, "login_hint", account.email()).withoutRandomValues(account.email()))
                .isEqualTo(other.open(site, "login_hint", unknown).withoutRandomValues(unknown));
    }

    @Test
    void directGrantWithExactSpellingGetsTokens() {
        Site app = realm.newSite().create();
        Account account = realm.accountFor(app);

        assertThat(app.passwordGrant(account.email(), account.password()).json())
                .containsKey("access_token");
    }

    @Test
    void directGrantRefusesEveryWrongPairWithTheSameError() {
        Site app = realm.newSite().create();
        Account account = realm.accountFor(app);
        Map<String, String> pairs = Map.of(
                Spelling.ALL_LOWER.of(account.email()), account.password(),
                account.email(), WRONG,
                NewAccount.address("No.Body"), account.password());

        assertThat(pairs.entrySet()).allSatisfy(pair -> {
            var answer = app.passwordGrant(pair.getKey(), pair.getValue());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json())
                    .containsOnly(
                            Map.entry("error", "invalid_grant"),
                            Map.entry("error_description", "Invalid user credentials"));
        });
        assertThat(account.sessions()).isEmpty();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.pageId()).isEqualTo("login-login");
        assertThat(answer.text(".alert")).contains("do not match");
    }
}
