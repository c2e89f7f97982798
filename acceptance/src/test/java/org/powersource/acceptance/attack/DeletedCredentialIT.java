package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/**
 * {@code kc_action=delete_credential} of an active account, as the account console asks for it. Keycloak's rule: the owner removes a second
 * factor after having signed in with it, and nothing that an account needs.
 */
@OnTheSuite
class DeletedCredentialIT {

    private final Realm realm;
    private final Site site;

    DeletedCredentialIT(Suite suite) {
        this.realm = suite.variant("delete-credential", file -> {});
        this.site = realm.site(Site.POWERSOURCE);
    }

    @ParameterizedTest
    @CsvSource({
        "otp,               '',                true",
        "otp,               technical-contact, true",
        "password,          '',                false",
        "password,          technical-contact, false",
        "reminder-question, '',                false",
        "reminder-question, technical-contact, false"
    })
    void onlyASecondFactorIsRemoved(String type, String role, boolean removed, HttpBrowser browser) {
        Account account = (role.isEmpty()
                        ? realm.newAccount()
                        : realm.newAccount().realmRole(role))
                .site(site)
                .create();
        account.addAuthenticatorApp();
        String credential = credential(account, type).orElseThrow();

        Answer asked = signIn(browser, account, credential);
        assertThat(credential(account, type))
                .as("not before the owner has agreed")
                .isPresent();
        Answer end = asked.submit("form");

        assertThat(credential(account, type).isEmpty()).isEqualTo(removed);
        if (removed) {
            assertThat(end.told()).containsEntry("kc_action_status", "success");
        } else {
            assertThat(end.status()).isEqualTo(400);
            assertThat(end.pageId()).isEqualTo("login-error");
        }
    }

    /** The password alone, or a wrong code. */
    @ParameterizedTest
    @ValueSource(strings = {"", "000000"})
    void secondFactorIsNotRemovedWithoutIt(String code, HttpBrowser browser) {
        Account account = realm.newAccount().site(site).create();
        account.addAuthenticatorApp();

        Answer asked = browser.open(site.signIn(
                        "kc_action",
                        "delete_credential:" + credential(account, "otp").orElseThrow()))
                .signIn(account);
        Answer refused = asked.submit("#kc-otp-login-form", "otp", code);

        assertThat(refused.pageId()).isEqualTo("login-login-otp");
        assertThat(browser.open(refused.uri().toString()).pageId()).isEqualTo("login-login-otp");
        assertThat(credential(account, "otp")).isPresent();
    }

    @Test
    void nobodyElsesCredentialIsRemoved(HttpBrowser browser) {
        Account account = realm.newAccount().site(site).create();
        account.addAuthenticatorApp();
        Account other = realm.newAccount().site(site).create();
        other.addAuthenticatorApp();

        Answer end = signIn(browser, account, credential(other, "otp").orElseThrow());

        assertThat(end.told()).containsEntry("kc_action_status", "error");
        assertThat(credential(other, "otp")).isPresent();
        assertThat(credential(account, "otp")).isPresent();
    }

    private Answer signIn(HttpBrowser browser, Account account, String credential) {
        return browser.open(site.signIn("kc_action", "delete_credential:" + credential))
                .signIn(account)
                .submit("#kc-otp-login-form", "otp", Account.oneTimeCode());
    }

    private static Optional<String> credential(Account account, String type) {
        return account.admin().credentials().stream()
                .filter(credential -> type.equals(credential.getType()))
                .map(CredentialRepresentation::getId)
                .findFirst();
    }
}
