package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminPermissions;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.DistrictOffice;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/**
 * A person who is signed in links an identity provider ({@code kc_action=idp_link}, as the account console does). Accounts of contacts and
 * administrators aren't linked, whoever asks for it: the rule is that of the first sign-in by a provider.
 */
@OnTheSuite
class LinkByOwnerIT {

    private static final String REFUSED = "login-broker-link-refused";

    private enum Owner {
        PLAIN,
        CONTACT,
        ADMINISTRATOR,
        BY_PERMISSION;

        boolean isLinked() {
            return this == PLAIN;
        }
    }

    private final Realm realm;
    private final Site app;
    private final DistrictOffice office;

    LinkByOwnerIT(Suite suite) {
        this.realm = suite.variant("link-by-owner", file -> {});
        this.office = DistrictOffice.of(suite, realm, "district-office");
        this.app = realm.newSite()
                .withoutRole()
                .with(client -> client.setFullScopeAllowed(true))
                .create();
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void privilegedAccountsAreNotLinked(Owner owner, HttpBrowser browser) {
        Account account = account(owner);
        Account person = office.person(NewAccount.address("person"));

        Answer end = provider(browser, account).signIn(person);

        if (owner.isLinked()) {
            assertThat(end.told()).containsEntry("kc_action_status", "success").containsKey("code");
        } else {
            assertThat(end.pageId()).as(end.toString()).isEqualTo(REFUSED);
            assertThat(end.status()).isEqualTo(403);
            assertThat(end.text()).contains("manages other accounts", "District office");
        }
        assertThat(office.isLinkedWith(account)).isEqualTo(owner.isLinked());
        assertThat(account.admin().toRepresentation().isEnabled()).isTrue();
    }

    /** While the person signs in at the provider. */
    @ParameterizedTest
    @ValueSource(strings = {"technical-contact", "sales-representative"})
    void accountThatBecomesAContactsMeanwhileIsNotLinked(String role, HttpBrowser browser) {
        Account account = account(Owner.PLAIN);
        Answer provider = provider(browser, account);
        give(account, role);

        assertThat(provider.signIn(office.person(NewAccount.address("person"))).pageId())
                .isEqualTo(REFUSED);

        assertThat(office.isLinkedWith(account)).isFalse();
    }

    /** Keycloak's older address for the same: switched off in this version, and the rule above would hold there, too. */
    @Test
    void olderAddressIsOff(HttpBrowser browser) {
        Account contact = account(Owner.CONTACT);
        assertThat(browser.open(app).signIn(contact).told()).containsKey("code");

        Answer refused = browser.open(realm.url() + "/broker/district-office/link?client_id=" + app.clientId()
                + "&nonce=n&hash=aA&redirect_uri=" + app.redirectUri());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(office.isLinkedWith(contact)).isFalse();
    }

    /** An administrator may link any account, as Keycloak has it. */
    @Test
    void administratorMayLinkAContact() {
        Account contact = account(Owner.CONTACT);

        office.link(contact, office.person(NewAccount.address("person")));

        assertThat(office.isLinkedWith(contact)).isTrue();
    }

    /** To the provider's sign-in page. */
    private Answer provider(HttpBrowser browser, Account account) {
        Answer asked = browser.open(app.signIn("kc_action", "idp_link:" + office.alias()))
                .signIn(account);
        assertThat(asked.text()).contains("District office");
        assertThat(office.isLinkedWith(account)).isFalse();
        Answer provider = asked.submit("form");
        assertThat(provider.uri().toString()).startsWith(office.url());
        return provider;
    }

    private Account account(Owner owner) {
        Account account = realm.newAccount().create();
        switch (owner) {
            case PLAIN -> {}
            case CONTACT -> give(account, "technical-contact");
            case ADMINISTRATOR -> account.administers("view-users");
            case BY_PERMISSION -> {
                AdminPermissions permissions = new AdminPermissions(realm);
                permissions.permit("Users", permissions.policy("user", Map.of("users", List.of(account.id()))));
            }
        }
        return account;
    }

    private void give(Account account, String role) {
        account.admin()
                .roles()
                .realmLevel()
                .add(List.of(realm.admin().roles().get(role).toRepresentation()));
    }
}
