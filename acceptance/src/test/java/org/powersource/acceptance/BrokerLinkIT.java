package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.pages.VirtualKey;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Cells;
import org.powersource.acceptance.suite.DistrictOffice;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/**
 * The first sign-in by an identity provider with an address that has an account here. Neither the mailbox nor the identity provider alone
 * is a way into the account.
 */
@OnTheSuite
class BrokerLinkIT {

    private static final String LOGIN = "login-login";
    private static final String REFUSED = "login-broker-link-refused";
    private static final String FLOW = "powersource first broker";
    private static final String KEY = "{\"credentialId\":\"AQ\",\"counter\":0,\"credentialPublicKey\":\"AQ\"}";
    private static final String WRONG = "Not-The-Password-2026";

    /** Kinds of accounts, and the result of the right password. */
    private enum Owner {
        PLAIN(""),
        ONE_TIME_CODE(""),
        SECURITY_KEY(""),
        PASSKEY("asked for"),
        CONTACT("manages other accounts"),
        ADMINISTRATOR("manages other accounts"),
        INACTIVE("isn't active yet"),
        DISABLED("disabled"),
        WITHOUT_SITE_ACCESS("");

        /** Part of the refusal's text; empty if the account gets linked. */
        private final String refusal;

        Owner(String refusal) {
            this.refusal = refusal;
        }

        boolean isLinked() {
            return refusal.isEmpty();
        }
    }

    private final Suite suite;
    private final PasswordRecovery recovery;
    private final Realm realm;
    private final Site site;
    private final DistrictOffice office;

    BrokerLinkIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite, "broker-link", file -> {});
        this.realm = recovery.realm();
        this.site = recovery.site();
        this.office = DistrictOffice.of(suite, realm, "district-office");
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void passwordAndSecondFactorLinkTheAccountUnlessItIsPrivilegedOrClosed(Owner owner, Windows windows) {
        Page page = windows.open();
        VirtualKey key = VirtualKey.in(page);
        Account account = account(owner);
        if (owner == Owner.SECURITY_KEY) {
            register(account, page, key);
        }
        LoginPage form = comeFromTheOffice(page, account);
        assertThat(form.text()).contains("District office");

        form.enter(account.email(), account.password()).submit();

        switch (owner) {
            case ONE_TIME_CODE -> {
                assertThat(office.isLinkedWith(account)).isFalse();
                new StockPage(page, "login-login-otp")
                        .fill("otp", Account.oneTimeCode())
                        .submit();
                assertSignedIn(page);
            }
            case SECURITY_KEY -> {
                assertThat(office.isLinkedWith(account)).isFalse();
                key.authenticate();
                assertSignedIn(page);
            }
            case PLAIN -> assertSignedIn(page);
            case WITHOUT_SITE_ACCESS ->
                assertThat(new StockPage(page, "login-site-access-error").heading())
                        .isNotEmpty();
            case PASSKEY ->
                assertThat(new StockPage(page, "login-webauthn-authenticate").heading())
                        .isNotEmpty();
            case DISABLED ->
                assertThat(new LoginPage(page).refusal().innerText()).contains(owner.refusal);
            default -> assertThat(new StockPage(page, REFUSED).text()).contains(owner.refusal, "District office");
        }
        assertThat(office.isLinkedWith(account)).isEqualTo(owner.isLinked());
        if (owner != Owner.PLAIN && owner != Owner.ONE_TIME_CODE && owner != Owner.SECURITY_KEY) {
            assertThat(account.sessions()).isEmpty();
        }
        assertThat(mailedLinks(account)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void wrongPasswordTellsAndLinksNothing(Owner owner, HttpBrowser browser) {
        Account account = account(owner);

        Answer refused = linkForm(browser, account).signIn(account.email(), WRONG);

        assertThat(refused.pageId()).isEqualTo(LOGIN);
        assertThat(refused.text("[role=alert]")).contains("do not match");
        assertThat(refused.has(".social, [id^=social-]")).isFalse();
        assertThat(office.isLinkedWith(account)).isFalse();
    }

    static Stream<Owner> thereIsNoMailedLink() {
        return Cells.byDay(Stream.of(Owner.values()), Set.of(Owner.PLAIN, Owner.ADMINISTRATOR, Owner.INACTIVE));
    }

    @ParameterizedTest
    @MethodSource
    void thereIsNoMailedLink(Owner owner, HttpBrowser browser) {
        Account account = account(owner);
        Answer form = linkForm(browser, account);
        assertThat(form.has("#try-another-way, #linkAccount, #updateProfile")).isFalse();

        List<Map<String, String>> forgeries = new ArrayList<>();
        forgeries.add(Map.of("tryAnotherWay", "on"));
        forgeries.add(Map.of("submitAction", "linkAccount"));
        steps().forEach(step -> forgeries.add(Map.of("authenticationExecution", step.getId())));
        for (Map<String, String> forged : forgeries) {
            Answer answer = browser.post(
                    linkForm(browser, account).element("#kc-form-login").absUrl("action"), forged);

            assertThat(answer.status()).as(forged.toString()).isLessThan(500);
            assertThat(answer.pageId()).as(forged.toString()).isIn(LOGIN, "login-error", "login-select-authenticator");
        }

        assertThat(mailedLinks(account)).isEmpty();
        assertThat(office.isLinkedWith(account)).isFalse();
    }

    /** A realm whose administrator removed a step, or that has second factors of another extension. */
    @ParameterizedTest
    @CsvSource({
        "auth-otp-form, otp",
        "webauthn-authenticator, webauthn",
        "webauthn-authenticator-passwordless, webauthn-passwordless",
        "auth-recovery-authn-code-form, recovery-authn-codes"
    })
    void factorThatTheFlowCanNotAskForIsRefused(String step, String factor, HttpBrowser browser) {
        Account account = account(Owner.PLAIN);
        switch (factor) {
            case "otp" -> account.addAuthenticatorApp();
            case "recovery-authn-codes" ->
                account.addCredential(
                        factor,
                        "{\"totalCodes\":1,\"remainingCodes\":1,\"hashIterations\":1,\"algorithm\":\"x\"}",
                        "{\"codes\":[]}");
            default -> account.addCredential(factor, KEY, "{}");
        }
        require(step, "DISABLED");
        try {
            Answer refused = linkForm(browser, account).signIn(account);

            assertThat(refused.pageId()).isEqualTo(REFUSED);
            assertThat(refused.text()).contains("second factor");
            assertThat(office.isLinkedWith(account)).isFalse();
        } finally {
            require(step, "ALTERNATIVE");
        }
    }

    @Test
    void formIsTheSameWhateverIsTrueOfTheAccount(HttpBrowser browser) {
        Map<Owner, String> seen = new TreeMap<>();
        for (Owner owner : Owner.values()) {
            Account account = account(owner);
            Answer form = linkForm(browser, account);
            seen.put(owner, form.withoutRandomValues(account.email().toLowerCase(Locale.ROOT)));
            assertThat(form.body()).doesNotContain(account.email());
        }

        assertThat(seen.values()).containsOnly(seen.get(Owner.PLAIN));
    }

    /** The person has an account here, but not the one that Keycloak found. */
    @Test
    void anotherAccountsPasswordLinksNeither(HttpBrowser browser) {
        Account found = account(Owner.PLAIN);
        Account own = account(Owner.PLAIN);

        Answer refused = linkForm(browser, found).signIn(own);

        assertThat(refused.pageId()).isEqualTo(LOGIN);
        assertThat(office.isLinkedWith(found)).isFalse();
        assertThat(office.isLinkedWith(own)).isFalse();
    }

    @Test
    void spellingCountsAsAtAnySignIn(HttpBrowser browser) {
        Account account = account(Owner.PLAIN);

        Answer refused =
                linkForm(browser, account).signIn(account.email().toLowerCase(Locale.ROOT), account.password());

        assertThat(refused.pageId()).isEqualTo(LOGIN);
        assertThat(office.isLinkedWith(account)).isFalse();
    }

    @Test
    void accountThatBecomesAContactsMeanwhileIsRefused(HttpBrowser browser) {
        Account account = account(Owner.ONE_TIME_CODE);
        Answer asked = linkForm(browser, account).signIn(account);
        account.admin()
                .roles()
                .realmLevel()
                .add(List.of(realm.admin().roles().get("technical-contact").toRepresentation()));

        Answer refused = asked.submit("#kc-otp-login-form", "otp", Account.oneTimeCode());

        assertThat(refused.pageId()).isEqualTo(REFUSED);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(office.isLinkedWith(account)).isFalse();
        assertThat(realm.events("IDENTITY_PROVIDER_FIRST_LOGIN_ERROR", account))
                .extracting(EventRepresentation::getDetails)
                .anySatisfy(details -> assertThat(details).containsEntry("reason", "broker_link_privileged"));
    }

    /** Keycloak also links when the person continues with a provider that the account is linked with already. */
    @ParameterizedTest
    @EnumSource(
            value = Owner.class,
            names = {"PLAIN", "CONTACT", "ONE_TIME_CODE"})
    void anotherProviderLinksNothing(Owner owner, HttpBrowser browser) {
        DistrictOffice school = DistrictOffice.of(suite, realm, "school");
        Account account = account(owner);
        Account pupil = school.person(account.email());
        school.link(account, pupil);
        String action = linkForm(browser, account).element("#kc-form-login").absUrl("action");

        Answer refused = browser.open(action.replace("/login-actions/first-broker-login", "/broker/school/login"))
                .signIn(pupil);

        assertThat(refused.pageId()).isEqualTo(REFUSED);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(office.isLinkedWith(account)).isFalse();
    }

    /** A realm that is older than the suite's flow, or whose administrator chose Keycloak's. */
    @ParameterizedTest
    @EnumSource(
            value = Owner.class,
            names = {"PLAIN", "CONTACT", "ONE_TIME_CODE"})
    void keycloaksOwnFlowLinksNothingByMail(Owner owner, HttpBrowser browser) {
        office.set(provider -> provider.setFirstBrokerLoginFlowAlias("first broker login"));
        try {
            Account account = account(owner);
            Answer mailed = linkForm(browser, account).submit("#kc-register-form", "submitAction", "linkAccount");
            assertThat(mailed.pageId()).isEqualTo("login-login-idp-link-email");
            String link = suite.mail()
                    .await(mail -> mail.to().equalsIgnoreCase(account.email()), PasswordRecovery.SOON)
                    .orElseThrow()
                    .links()
                    .get(0);

            Answer opened = browser.open(link);
            if (opened.has("#kc-info-message a")) {
                opened = opened.click("#kc-info-message a");
            }

            assertThat(opened.pageId()).isEqualTo(REFUSED);
            assertThat(office.isLinkedWith(account)).isFalse();
        } finally {
            office.set(provider -> provider.setFirstBrokerLoginFlowAlias(null));
        }
    }

    @Test
    void keycloaksOwnFlowStillMakesNewAccounts(HttpBrowser browser) {
        office.set(provider -> provider.setFirstBrokerLoginFlowAlias("first broker login"));
        try {
            Account person = office.person(NewAccount.address("new"));

            assertThat(office.signIn(browser, site, person).pageId()).isEqualTo("login-site-access-error");

            assertThat(realm.admin().users().searchByEmail(person.email(), true))
                    .hasSize(1);
        } finally {
            office.set(provider -> provider.setFirstBrokerLoginFlowAlias(null));
        }
    }

    /** <i>Forgot My Password</i>, started from the form. */
    @Test
    void resetMailLinksNothing(HttpBrowser browser) {
        Account account = account(Owner.PLAIN);
        Answer address = linkForm(browser, account).click("#kc-forgot-password");
        recovery.answer(address.submit("#kc-reset-password-form", "username", account.email()), NewAccount.ANSWER);

        Answer done = recovery.choose(browser.open(recovery.link(account)), PasswordRecovery.NEW_PASSWORD);

        assertThat(done.status()).isLessThan(400);
        assertThat(office.isLinkedWith(account)).isFalse();
        assertThat(recovery.letsIn(account, PasswordRecovery.NEW_PASSWORD)).isTrue();
    }

    @Test
    void linkedAccountComesInWithoutItsPassword(HttpBrowser browser, HttpBrowser later) {
        Account account = account(Owner.PLAIN);
        Account person = office.person(account.email());
        assertThat(office.signIn(browser, site, person).signIn(account).told()).containsKey("code");

        assertThat(office.signIn(later, site, person).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    private Account account(Owner owner) {
        NewAccount account = owner == Owner.WITHOUT_SITE_ACCESS
                ? realm.newAccount()
                : realm.newAccount().site(site);
        Account made = switch (owner) {
            case CONTACT -> account.realmRole("technical-contact").create();
            case INACTIVE ->
                account.requiredAction("powersource-activate-account").create();
            case DISABLED -> account.disabled().create();
            default -> account.create();
        };
        switch (owner) {
            case ONE_TIME_CODE -> made.addAuthenticatorApp();
            case PASSKEY -> made.addCredential("webauthn-passwordless", KEY, "{}");
            case ADMINISTRATOR -> made.administers("view-users");
            default -> {}
        }
        return made;
    }

    private void register(Account account, Page page, VirtualKey key) {
        UserRepresentation record = account.admin().toRepresentation();
        record.setRequiredActions(List.of("webauthn-register"));
        account.admin().update(record);
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        key.register();
        account.admin().logout();
        page.context().clearCookies();
    }

    private LoginPage comeFromTheOffice(Page page, Account account) {
        Account person = office.person(account.email());
        LoginPage.open(page, site);
        page.locator(office.button()).click();
        page.waitForURL(url -> url.startsWith(office.url() + "/"));
        new LoginPage(page).enter(person.email(), person.password()).submit();
        page.waitForURL(url -> url.startsWith(realm.url() + "/"));
        return new LoginPage(page);
    }

    private Answer linkForm(HttpBrowser browser, Account account) {
        browser.forgetCookies();
        return office.signIn(browser, site, office.person(account.email()));
    }

    private List<AuthenticationExecutionInfoRepresentation> steps() {
        return realm.admin().flows().getExecutions(FLOW);
    }

    private void require(String authenticator, String requirement) {
        steps().stream()
                .filter(step -> authenticator.equals(step.getProviderId()))
                .forEach(step -> {
                    step.setRequirement(requirement);
                    realm.admin().flows().updateExecutions(FLOW, step);
                });
    }

    /** Links of Keycloak's own mails; our mails have other links. */
    private List<String> mailedLinks(Account account) {
        return suite.mail().mailsTo(account.email()).stream()
                .flatMap(mail -> mail.links().stream())
                .filter(link -> link.contains("/action-token"))
                .toList();
    }

    private static void assertSignedIn(Page page) {
        assertThat(new AppPage(page).told()).containsEntry("state", Site.STATE).containsKey("code");
    }
}
