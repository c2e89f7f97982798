package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** What an account's address, its spelling and its language may be, whoever saves them; and realms without the suite. */
@OnTheSuite
class RecordRulesIT {

    private final Suite suite;
    private final Realm realm;
    private final Site site;
    private final AdminApi admin;

    RecordRulesIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.variant("record-rules", file -> {});
        this.site = realm.site(Site.POWERSOURCE);
        Account administrator = realm.newAccount().create();
        administrator.administers("realm-admin");
        this.admin = AdminApi.as(administrator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\u00a0", "\u200b%s", " %s\t", "\ufeff%s\u202c\r\n"})
    void whatNobodySeesAtTheEndsIsRemoved(String form, HttpBrowser browser) {
        String seen = NewAccount.address("Nora");
        UserRepresentation record = realm.newAccount().site(site).representation();
        record.setEmail(form.formatted(seen));
        record.setUsername(record.getEmail());

        Account account = new Account(realm, admin.post("/users", record).created(), seen, NewAccount.PASSWORD);

        assertThat(account.signInEmail()).isEqualTo(seen);
        assertThat(account.admin().toRepresentation().getEmail()).isEqualTo(seen.toLowerCase(Locale.ROOT));
        assertThat(browser.open(site).signIn(account).told()).containsKey("code");
        assertThat(new HttpBrowser(suite.url())
                        .open(site)
                        .signIn(form.formatted(seen), account.password())
                        .told())
                .containsKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00a0", "\u200b", "\u200d", "\u0007", "\u2028"})
    void whatNobodySeesInsideIsRefusedAtItsField(String invisible) {
        String address = NewAccount.address("Nora").replace("@", invisible + "@");
        UserRepresentation record = realm.newAccount().representation();
        record.setEmail(address);
        record.setUsername(address);

        AdminApi.Reply created = admin.post("/users", record);
        assertThat(created.status()).isEqualTo(400);
        assertThat(created.json().toString()).contains("\"email\"");

        Account account = realm.newAccount().create();
        AdminApi.Reply saved = save(account, Map.of("email", address));
        assertThat(saved.status()).isEqualTo(400);
        assertThat(saved.json().toString()).contains("\"email\"");
        assertThat(account.signInEmail()).isEqualTo(account.email());

        String imported = NewAccount.address("Nora").replace("@", invisible + "@");
        assertThat(AddressChangeIT.importPartially(
                        realm, realm.newAccount().email(imported).representation()))
                .isEqualTo(400);
        // Keycloak refuses control characters in a query.
        assertThat(realm.admin().users().search(imported.substring(0, imported.indexOf(invisible)), 0, 1))
                .isEmpty();
    }

    @Test
    void partialImportIsCleanedAtTheEnds(HttpBrowser browser) {
        String seen = NewAccount.address("Nora");

        assertThat(AddressChangeIT.importPartially(
                        realm,
                        realm.newAccount().site(site).email(seen + "\u00a0").representation()))
                .isEqualTo(200);

        assertThat(browser.open(site).signIn(seen, NewAccount.PASSWORD).told()).containsKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at.Lee@springfield.example", "somebody.else@springfield.example"})
    void spellingOfAnotherAddressIsRefusedAtItsField(String other) {
        Account account = realm.accountFor(site);

        AdminApi.Reply reply = save(account, Map.of("signInEmail", other));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().toString()).contains("\"signInEmail\"");
        assertThat(account.signInEmail()).isEqualTo(account.email());

        UserRepresentation created =
                realm.newAccount().attribute("signInEmail", other).representation();
        assertThat(admin.post("/users", created).status()).isEqualTo(400);
    }

    @Test
    void spellingStaysAsLongAsTheAddressDoes(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        UserRepresentation record = account.admin().toRepresentation();
        Map<String, List<String>> sites = Map.of("siteAccess", List.of(site.clientId()));

        for (Map<String, List<String>> attributes : Arrays.<Map<String, List<String>>>asList(
                null, Map.of(), sites, Map.of("signInEmail", List.of("")), Map.of("signInEmail", List.<String>of()))) {
            record.setAttributes(attributes);
            account.admin().update(record);
            assertThat(account.signInEmail()).isEqualTo(account.email());
        }
        account.tickSites(site.clientId());
        assertThat(browser.open(site).signIn(account).told()).containsKey("code");
        assertThat(suite.mail().mailsTo(account.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en\r\nBcc: all@evil.example", "../../messages", "de", "EN", " "})
    void onlyTheRealmsLanguagesAreStored(String language) {
        Account account = realm.accountFor(site);

        AdminApi.Reply byAdministrator = save(account, Map.of("locale", language));
        AdminApi owner = AdminApi.as(account);
        int byOwner =
                AddressChangeIT.putAccount(owner, account, Map.of("attributes", Map.of("locale", List.of(language))));
        int behindAnother = AddressChangeIT.putAccount(
                owner, account, Map.of("attributes", Map.of("locale", List.of("", language))));

        if (!language.isBlank()) {
            assertThat(byAdministrator.status()).isEqualTo(400);
            assertThat(byAdministrator.json().toString()).contains("\"locale\"");
            assertThat(byOwner).isEqualTo(400);
            assertThat(behindAnother).isEqualTo(400);
        }
        assertThat(attributes(account)).doesNotContainKey("locale");
        assertThat(save(account, Map.of("locale", "fr")).status()).isEqualTo(204);
        assertThat(attributes(account)).containsEntry("locale", List.of("fr"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../messages", "de", "en\r\nSet-Cookie: x=y", "{"})
    void otherLanguageThatAnImportBroughtCountsAsNone(String language, HttpBrowser browser) {
        String address = NewAccount.address("Im.Ported");
        AddressChangeIT.importPartially(
                realm,
                realm.newAccount()
                        .site(site)
                        .email(address)
                        .attribute("locale", language)
                        .representation());
        Account account = new Account(
                realm, realm.admin().users().searchByEmail(address, true).get(0).getId(), address, NewAccount.PASSWORD);

        assertThat(browser.open(site).signIn(account).told()).containsKey("code");
        assertThat(save(account, Map.of("lastName", "Leigh")).status()).isEqualTo(204);
        account.admin()
                .resetPassword(
                        realm.newAccount().representation().getCredentials().get(0));
        Eventually.until(
                "told in English",
                PasswordRecovery.SOON,
                () -> suite.mail().mailsTo(address).stream()
                        .anyMatch(mail -> mail.subject().equals("Your password was changed")));
    }

    @ParameterizedTest
    @CsvSource({"de, ''", "'en\r\nSet-Cookie: x=y', ''", "../../messages, ''", "fr, fr"})
    void languageThatALinkAsksForIsStoredIfItIsTheRealms(String asked, String stored, HttpBrowser browser) {
        Account account = realm.accountFor(site);

        String link = browser.open(site).link("a[href*='kc_locale=fr']");

        Answer page = browser.open(link.replace("kc_locale=fr", Query.of(Query.fields("kc_locale", asked))));
        assertThat(page.signIn(account).told()).containsKey("code");

        assertThat(attributes(account).getOrDefault("locale", List.of("")).get(0))
                .isEqualTo(stored);
    }

    @Test
    void realmWithoutTheSuiteIsStock() {
        Realm plain = suite.freshRealm();
        Account account = plain.newAccount().withoutReminderQuestion().create();
        UserRepresentation record = account.admin().toRepresentation();
        assertThat(record.getAttributes()).isNull();

        for (String realmName : List.of(plain.name(), "master")) {
            String id = suite.admin().realm(realmName).users().list(0, 1).get(0).getId();
            JsonNode shown = JsonSerialization.mapper.valueToTree(
                    suite.admin().realm(realmName).users().get(id).toRepresentation(true));
            assertThat(shown.toString())
                    .doesNotContain(
                            "accountStatus", "lastMail", "lastProblem", "openRequest", "sitesByGroup", "powersource");
        }
        record.setEmail("moved@springfield.example");
        account.admin().update(record);
        assertThat(account.signInEmail()).isEmpty();
    }

    @Test
    void ownerIsShownTheSpelling() {
        Account account = realm.accountFor(site);

        JsonNode shown = AddressChangeIT.getAccount(AdminApi.as(account), account);

        assertThat(shown.path("email").asText()).isEqualTo(account.email());
        assertThat(shown.path("username").asText()).isEqualTo(account.email());
    }

    private static Map<String, List<String>> attributes(Account account) {
        return account.admin().toRepresentation().getAttributes();
    }

    private AdminApi.Reply save(Account account, Map<String, String> change) {
        UserRepresentation record = account.admin().toRepresentation();
        Map<String, List<String>> attributes = new HashMap<>(record.getAttributes());
        change.forEach((name, value) -> {
            switch (name) {
                case "email" -> record.setEmail(value);
                case "lastName" -> record.setLastName(value);
                default -> attributes.put(name, List.of(value));
            }
        });
        record.setAttributes(attributes);
        return admin.put("/users/" + account.id(), record);
    }
}
