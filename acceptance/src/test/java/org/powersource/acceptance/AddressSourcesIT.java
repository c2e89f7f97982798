package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Directory;
import org.powersource.acceptance.suite.DistrictOffice;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/** Addresses that Keycloak's own features change: they get the same mails and checks as in {@link AddressChangeIT}. */
@OnTheSuite
class AddressSourcesIT {

    private static final String CHANGED = "Your sign-in address was changed";
    private static final String VERIFY = "Verify new email";
    private static final String LEFT = "Your account no longer uses this e-mail address";

    private final Suite suite;
    private final PasswordRecovery recovery;

    AddressSourcesIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite, "address-sources", AddressSourcesIT::withUpdateEmail);
    }

    private static void withUpdateEmail(RealmFile file) {
        ArrayNode actions = (ArrayNode) file.tree().get("requiredActions");
        AddressChangeIT.ownersMayChangeTheirAddress(file);
        ((ObjectNode) RealmFile.named(actions, "alias", "UPDATE_EMAIL")).put("enabled", true);
    }

    /** Keycloak's action <i>Update Email</i>, which is off in {@code realm-export.json}. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ownerByUpdateEmail(boolean verified, HttpBrowser browser) {
        RealmRepresentation realm = recovery.realm().admin().toRepresentation();
        realm.setVerifyEmail(verified);
        recovery.realm().admin().update(realm);
        Account account = recovery.account();
        String link = resetLink(account);
        String address = NewAccount.address("By.Action");

        Answer form = browser.open(recovery.site().signIn("kc_action", "UPDATE_EMAIL"))
                .signIn(account);
        form.submit("#kc-update-email-form", "email", address);
        if (verified) {
            assertThat(account.admin().toRepresentation().getEmail()).isEqualToIgnoringCase(account.email());
            Eventually.until(
                    "to be verified",
                    PasswordRecovery.SOON,
                    () -> !mails(address, VERIFY).isEmpty());
            Answer opened = browser.open(mails(address, VERIFY).get(0).links().get(0));
            assertThat(opened.status()).as(opened.text()).isLessThan(400);
        }

        assertThat(account.admin().toRepresentation().getEmail()).isEqualToIgnoringCase(address);
        assertDead(link);
        assertTold(account, account.signInEmail());
    }

    @Test
    void identityProviderThatUpdatesAtEachSignIn(HttpBrowser browser) {
        DistrictOffice office = DistrictOffice.of(suite, recovery.realm(), "office");
        office.set(provider -> provider.getConfig().put("syncMode", "FORCE"));
        Account account = recovery.account();
        Account person = office.person(account.email());
        office.link(account, person);
        assertThat(office.signIn(browser, recovery.site(), person).told()).containsKey("code");
        String link = resetLink(account);
        String to = NewAccount.address("At.The.Office").toLowerCase(Locale.ROOT);
        UserRepresentation record = person.admin().toRepresentation();
        record.setEmail(to);
        person.admin().update(record);

        office.signIn(recovery.browser("at the office"), recovery.site(), person);

        assertThat(account.admin().toRepresentation().getEmail()).isEqualTo(to);
        assertDead(link);
        assertTold(account, to);
    }

    @Test
    void directory() {
        try (Directory directory = Directory.of(recovery.realm())) {
            String from = NewAccount.address("dora").toLowerCase(Locale.ROOT);
            Account account = directory.person("dora", from);
            recovery.site().grantRole(account);
            assertThat(signIn(account)).isEqualTo("login-set-reminder-question");
            String to = NewAccount.address("dora.lee").toLowerCase(Locale.ROOT);

            Account moved = directory.move("dora", account, to);

            assertThat(moved.admin().toRepresentation().getEmail()).isEqualTo(to);
            assertThat(signIn(account)).as("the address before").isEqualTo("login-login");
            assertThat(signIn(moved)).isEqualTo("login-set-reminder-question");
            assertTold(account, to);
        }
    }

    private String signIn(Account account) {
        return recovery.browser("owner").open(recovery.site()).signIn(account).pageId();
    }

    private String resetLink(Account account) {
        recovery.askForMail(recovery.browser("owner"), account);
        return recovery.link(account);
    }

    private void assertDead(String link) {
        assertThat(recovery.browser("old mail").open(link).has("#kc-passwd-update-form"))
                .isFalse();
    }

    private void assertTold(Account before, String to) {
        Eventually.until(
                before.email() + " and " + to + " are told",
                PasswordRecovery.SOON,
                () -> mails(before.email(), LEFT).size() == 1
                        && mails(to, CHANGED).size() == 1);
    }

    private List<ReceivedMail> mails(String address, String subject) {
        return suite.mail().mails().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .filter(mail -> mail.subject().startsWith(subject))
                .toList();
    }
}
