package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** What a technical contact does with the accounts of the own district, and what of it counts. */
@OnTheSuite
class DistrictAccountsIT {

    private static final String ACTIVATION_SUBJECT = "Activate your account";
    private static final String TEMPORARY = "Temporary-Password-2026";

    private final PasswordRecovery recovery;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final AdminApi api;

    DistrictAccountsIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.realm = recovery.realm();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.api = AdminApi.as(contact);
    }

    @Test
    void newAccountJoinsTheDistrictOfItsCreator() {
        String address = NewAccount.address("Nora.Teacher");

        Reply reply = api.post(
                "/users",
                Map.of(
                        "email",
                        address,
                        "firstName",
                        "Nora",
                        "lastName",
                        "Teacher",
                        "attributes",
                        Map.of("siteAccess", List.of(Site.POWERSOURCE), "locale", List.of("fr"))));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        UserRepresentation made = user(reply.created()).toRepresentation();
        assertThat(user(reply.created()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(district.path());
        assertThat(made.getFirstName()).isEqualTo("Nora");
        assertThat(made.isEnabled()).isTrue();
        assertThat(made.getAttributes())
                .containsEntry("siteAccess", List.of(Site.POWERSOURCE))
                .containsEntry("signInEmail", List.of(address))
                .containsEntry("locale", List.of("fr"));
        assertThat(api.addresses("")).contains(address.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled | false",
                "emailVerified | true",
                "requiredActions | [\"CONFIGURE_TOTP\"]",
                "id | \"5a3f0c5e-0000-4000-8000-000000000815\"",
                "createdTimestamp | 1",
                "notBefore | 99",
                "federationLink | \"ldap\"",
                "origin | \"ldap\"",
                "totp | true",
                "serviceAccountClientId | \"powersource\"",
                "realmRoles | [\"technical-contact\"]",
                "clientRoles | {\"realm-management\": [\"manage-users\"]}",
                "credentials | [{\"type\": \"password\", \"value\": \"Chosen-Password-2026\", \"temporary\": false}]",
                "federatedIdentities | [{\"identityProvider\": \"x\", \"userId\": \"1\", \"userName\": \"x\"}]",
                "attributes | {\"badge\": [\"7\"]}"
            })
    void whatAContactMayNotSetOnANewAccountIsRefusedAndNoneIsMade(String field, String value) {
        String address = NewAccount.address("x");

        Reply reply = api.post("/users", "{\"email\": \"" + address + "\", \"" + field + "\": " + value + "}");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.error()).startsWith("Contacts can't ");
        assertThat(realm.admin().users().searchByEmail(address.toLowerCase(Locale.ROOT), true))
                .isEmpty();
    }

    /** As the console's form sends what nobody touched; the user name is the address whatever is sent. */
    @Test
    void untouchedFieldsOfANewAccountCountForNothing() {
        Reply reply = api.post("/users/", """
                {"username": "someone.else", "email": "%s", "enabled": true, "emailVerified": false, "requiredActions": [],
                 "groups": [], "federationLink": null, "attributes": {"accountStatus": ["active"], "locale": "", "badge": []}}
                """.formatted(NewAccount.address("x")));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        UserRepresentation made = user(reply.created()).toRepresentation();
        assertThat(made.isEnabled()).isTrue();
        assertThat(made.isEmailVerified()).isFalse();
        assertThat(made.getUsername()).isEqualTo(made.getEmail());
        assertThat(made.getRequiredActions()).contains("powersource-activate-account");
        assertThat(user(reply.created()).credentials()).isEmpty();
        assertThat(user(reply.created()).roles().getAll().getClientMappings()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"firstName\": \"Nora\"}",
                "{\"email\": \" \"}",
                "{\"username\": \"nora\", \"email\": null}"
            })
    void newAccountWithoutAnAddressIsRefusedAndTheFieldNamed(String body) {
        Reply reply = api.post("/users", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo("email");
        assertThat(reply.error()).contains("e-mail address");
    }

    @Test
    void whoLooksAfterSeveralDistrictsChooses() {
        District other = realm.newDistrict("Shelbyville");
        contact.admin().joinGroup(other.id());

        Reply unsure = api.post("/users", Map.of("email", NewAccount.address("a")));
        assertThat(unsure.status()).isEqualTo(400);
        assertThat(unsure.error()).contains("Join groups");

        Reply sure = api.post("/users", Map.of("email", NewAccount.address("a"), "groups", List.of(other.path())));
        assertThat(sure.status()).isEqualTo(201);
        assertThat(user(sure.created()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(other.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/districts", "/guests", "/nowhere", ""})
    void nobodyIsPutElsewhere(String path) {
        Reply reply = api.post(
                "/users",
                Map.of(
                        "email",
                        NewAccount.address("a"),
                        "groups",
                        List.of(path, realm.newDistrict("Other").path())));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error()).contains("Not a district of yours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "[]", "null", "\"text\"", "{\"email\":", "{\"groups\": 1}", "{\"email\": {}}"})
    void badBodiesAreRefusedWithoutATrace(String body) {
        Reply reply = api.post("/users", body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().toString()).doesNotContain("Exception");
    }

    @Test
    void recordIsChangedInNameAddressLanguageAndSites() {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        String address = NewAccount.address("Jane.Married");

        Reply reply = api.put("/users/" + member.id(), """
                {"email": "%s", "firstName": "Jane", "lastName": "Married", "emailVerified": true,
                 "attributes": {"siteAccess": ["%s"], "locale": ["es"]}}
                """.formatted(address, Site.GRADEBOOK));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
        UserRepresentation saved = member.admin().toRepresentation();
        assertThat(saved.getLastName()).isEqualTo("Married");
        assertThat(saved.getAttributes())
                .containsEntry("siteAccess", List.of(Site.GRADEBOOK))
                .containsEntry("signInEmail", List.of(address))
                .containsEntry("locale", List.of("es"));
        assertThat(saved.isEnabled()).isTrue();
        // The address is another one: nobody has proved that it is the owner's.
        assertThat(saved.isEmailVerified()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emailVerified | false | mailed link",
                "requiredActions | [\"CONFIGURE_TOTP\"] | Credential Reset",
                "id | \"5a3f0c5e-0000-4000-8000-000000000815\" | id",
                "createdTimestamp | 1 | createdTimestamp",
                "notBefore | 99 | notBefore",
                "totp | true | totp",
                "federationLink | \"ldap\" | federationLink",
                "groups | [\"/guests\"] | groups",
                "realmRoles | [\"technical-contact\"] | realmRoles",
                "credentials | [{\"type\": \"password\", \"value\": \"Chosen-Password-2026\"}] | credentials",
                "attributes.badge | [\"7\"] | attributes.badge"
            })
    void whatAContactMayNotChangeIsRefusedWithASentenceAndNothingIsSaved(String field, String value, String named)
            throws IOException {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        UserRepresentation before = member.admin().toRepresentation();
        ObjectNode record = record(member);
        record.put("firstName", "Janet");
        ObjectNode place = field.startsWith("attributes.") ? (ObjectNode) record.path("attributes") : record;
        place.set(field.replace("attributes.", ""), JsonSerialization.mapper.readTree(value));

        Reply reply = api.put("/users/" + member.id(), record);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
        assertThat(reply.error()).startsWith("Contacts can't ").contains(named, "reload the page");
        assertUnchanged(member, before);
        assertThat(member.admin().credentials()).hasSize(2);
    }

    /** The required actions keep an account from being used before its owner followed the mailed link. */
    @Test
    void contactActivatesNoAccountByTakingItsActionAway() {
        String made = api.post("/users", Map.of("email", NewAccount.address("Nora.Teacher")))
                .created();

        Reply reply = api.put("/users/" + made, Map.of("requiredActions", List.of()));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(user(made).toRepresentation().getRequiredActions()).contains("powersource-activate-account");
    }

    /** Somebody left: what they have open ends at once, and doesn't come back with the account. */
    @Test
    void contactDisablesAnAccountAndEnablesItAgain(HttpBrowser browser) {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        UserRepresentation before = member.admin().toRepresentation();
        Site site = realm.site(Site.POWERSOURCE);
        TokenAnswer tokens = site.redeem(browser.open(site).signIn(member));

        assertThat(enable(member, false).status()).isEqualTo(204);

        assertThat(member.sessions()).isEmpty();
        assertThat(site.refresh(tokens).error()).isEqualTo("invalid_grant");
        assertThat(member.admin().toRepresentation().isEnabled()).isFalse();
        assertThat(api.get("/users/" + member.id())
                        .json()
                        .at("/attributes/accountStatus/0")
                        .asText())
                .isEqualTo("disabled");

        assertThat(enable(member, true).status()).isEqualTo(204);

        assertThat(browser.open(site).pageId()).isEqualTo("login-login");
        assertUnchanged(member, before);
        assertThat(browser.open(site).signIn(member).told()).containsKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"false\"", "0", "[]"})
    void enabledIsTrueOrFalse(String value) {
        Account member = district.newMember().create();

        Reply reply = api.put("/users/" + member.id(), "{\"enabled\": " + value + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo("enabled");
        assertThat(member.admin().toRepresentation().isEnabled()).isTrue();
    }

    @Test
    void contactDisablesNeitherContactsNorAdministratorsNorPeopleOfOtherDistricts() {
        List<Account> others = List.of(
                contact,
                district.contact("implementation-contact"),
                realm.newDistrict("Shelbyville").newMember().create(),
                district.newMember().realmRole("sales-representative").create());

        others.forEach(other -> {
            Reply reply = api.put("/users/" + other.id(), Map.of("enabled", false));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.error()).contains("own district only");
            assertThat(other.admin().toRepresentation().isEnabled()).isTrue();
        });
    }

    /** Keycloak ends a lock for whoever saves that an account is enabled, and consoles save that each time. */
    @Test
    void contactEndsNoLock(Suite suite) {
        Realm impatient = Variants.impatient(suite);
        District theirs = impatient.newDistrict("Springfield");
        Account member = theirs.newMember().ticked(Site.POWERSOURCE).create();
        AdminApi their = AdminApi.as(theirs.technicalContact());
        Variants.lock(member);

        Reply unlocked = their.put("/users/" + member.id(), Map.of("enabled", true));
        JsonNode record = their.get("/users/" + member.id()).json();
        Reply saved = their.put("/users/" + member.id(), record);

        assertThat(unlocked.status()).as(unlocked.toString()).isEqualTo(403);
        assertThat(unlocked.error()).contains("Credential Reset");
        assertThat(saved.status()).as(saved.toString()).isEqualTo(204);
        assertThat(their.get("/users/" + member.id())
                        .json()
                        .at("/attributes/accountStatus/0")
                        .asText())
                .isEqualTo("held");
    }

    private static void assertUnchanged(Account member, UserRepresentation before) {
        UserRepresentation after = member.admin().toRepresentation();
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("attributes")
                .isEqualTo(before);
        assertThat(List.of("siteAccess", "signInEmail"))
                .allSatisfy(name -> assertThat(after.getAttributes().get(name))
                        .isEqualTo(before.getAttributes().get(name)));
    }

    private Reply enable(Account member, boolean enabled) {
        return api.put("/users/" + member.id(), record(member).put("enabled", enabled));
    }

    /** As the console has it when it saves. */
    private ObjectNode record(Account member) {
        return (ObjectNode) api.get("/users/" + member.id()).json();
    }

    @Test
    void savingWithoutAChangeChangesNothing() {
        Account member = district.newMember()
                .email(NewAccount.address("Jane.Doe"))
                .ticked(Site.POWERSOURCE)
                .create();
        UserRepresentation before = member.admin().toRepresentation();

        JsonNode shown =
                api.get("/users/" + member.id() + "?userProfileMetadata=true").json();
        assertThat(api.put("/users/" + member.id(), shown).status()).isEqualTo(204);

        UserRepresentation after = member.admin().toRepresentation();
        assertThat(after.getAttributes()).isEqualTo(before.getAttributes());
        assertThat(after.isEmailVerified()).isTrue();
        assertThat(member.signInEmail()).isEqualTo(member.email());
    }

    @Test
    void passwordThatAContactSetsIsTemporaryAndItsOwnerIsTold(HttpBrowser browser) {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();

        Reply reply = api.put(
                "/users/" + member.id() + "/reset-password",
                Map.of("type", "password", "value", TEMPORARY, "temporary", false));

        assertThat(reply.status()).isEqualTo(204);
        Answer form = browser.open(realm.site(Site.POWERSOURCE)).signIn(member.email(), TEMPORARY);
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        recovery.await(member, "Your password was changed");
    }

    @ParameterizedTest
    @CsvSource({"short, at least 15 characters", "'', at least 15 characters", "fourteen-chars, at least 15 characters"
    })
    void passwordThatTheRealmDoesNotTakeIsRefusedInWords(String password, String sentence) {
        Account member = district.newMember().create();

        Reply reply =
                api.put("/users/" + member.id() + "/reset-password", Map.of("type", "password", "value", password));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).contains(sentence);
        assertThat(member.admin().toRepresentation().getRequiredActions()).isEmpty();
    }

    @Test
    void mailedResetObeysTheRuleOfTheNewestMail(HttpBrowser browser) {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        recovery.askForMail(browser, member);
        String own = recovery.link(member);

        Reply reply = api.put(
                "/users/" + member.id() + "/execute-actions-email?lifespan=31536000", List.of("UPDATE_PASSWORD"));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
        Eventually.until(
                "mailed", PasswordRecovery.SOON, () -> recovery.links(member).size() == 2);
        assertThat(recovery.browser("old").open(own).pageId()).isNotEqualTo("login-login-update-password");
        Answer form = recovery.browser("new").open(recovery.links(member).get(0));
        assertThat(form.pageId()).as(form.text()).isEqualTo("login-login-update-password");
        recovery.choose(form, PasswordRecovery.NEW_PASSWORD);
        assertThat(recovery.letsIn(member, PasswordRecovery.NEW_PASSWORD)).isTrue();
        recovery.await(member, "Your password was changed");
    }

    /** It is the help for a forgotten answer: the question is removed, the mail leads to a new password. */
    @Test
    void mailedResetWorksWithoutAQuestion() {
        Account member = district.newMember()
                .ticked(Site.POWERSOURCE)
                .withoutReminderQuestion()
                .create();

        api.put("/users/" + member.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));

        assertThat(recovery.browser("any").open(recovery.link(member)).pageId())
                .isEqualTo("login-login-update-password");
    }

    @Test
    void mailedResetAsksNothingEvenWhereTheQuestionComesAfterTheLink(Suite suite) {
        PasswordRecovery afterLink = PasswordRecovery.in(
                suite, "contact-after-link", file -> PasswordRecovery.questionOption(file, "ask", "after-link"));
        District theirs = afterLink.realm().newDistrict("Springfield");
        Account member = theirs.newMember()
                .ticked(Site.POWERSOURCE)
                .withoutReminderQuestion()
                .create();

        Reply reply = AdminApi.as(theirs.technicalContact())
                .put("/users/" + member.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
        Answer form = afterLink.browser("any").open(afterLink.link(member));
        assertThat(form.pageId()).as(form.text()).isEqualTo("login-login-update-password");
        assertThat(afterLink.choose(form, PasswordRecovery.NEW_PASSWORD).pageId())
                .isEqualTo("login-set-reminder-question");
    }

    @Test
    void inactiveAccountGetsItsActivationMailWhateverIsChosen() {
        String address = NewAccount.address("Nora.Teacher");
        String made = api.post("/users", Map.of("email", address)).created();
        Account nora = new Account(realm, made, address, "");
        assertThat(user(made).toRepresentation().getRequiredActions()).contains("powersource-activate-account");
        recovery.await(nora, ACTIVATION_SUBJECT);

        Reply reply = api.put("/users/" + made + "/execute-actions-email", List.of("UPDATE_PASSWORD"));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
        Eventually.until(
                "mailed again",
                PasswordRecovery.SOON,
                () -> recovery.mails(nora, ACTIVATION_SUBJECT).size() == 2);
        assertThat(kinds(nora)).contains("activation-link").doesNotContain("reset-link");
    }

    @Test
    void onlyTheTwoMailsOfOursAreSent() {
        Account member = district.newMember().create();
        String path = "/users/" + member.id() + "/execute-actions-email";

        assertThat(api.put(path, List.of("CONFIGURE_TOTP")).status()).isEqualTo(403);
        assertThat(api.put(path, List.of("UPDATE_PASSWORD", "UPDATE_PROFILE")).status())
                .isEqualTo(403);
        assertThat(api.put(path, List.of()).status()).isEqualTo(400);
        assertThat(api.put(path, "nonsense").status()).isEqualTo(400);
        assertThat(kinds(member)).isEmpty();
    }

    @Test
    void reminderQuestionMayBeRemovedAndNoOtherCredential() {
        Account member = district.newMember().create();
        List<CredentialRepresentation> credentials = member.admin().credentials();

        credentials.forEach(credential -> {
            boolean question = credential.getType().equals("reminder-question");
            assertThat(api.delete("/users/" + member.id() + "/credentials/" + credential.getId())
                            .status())
                    .as(credential.getType())
                    .isEqualTo(question ? 204 : 403);
        });

        assertThat(member.admin().credentials())
                .extracting(CredentialRepresentation::getType)
                .containsExactly("password");
        assertThat(api.delete("/users/" + member.id() + "/credentials/unknown").status())
                .isEqualTo(404);
    }

    @Test
    void untickedSiteEndsWithTheNextRefresh() {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        Site site = realm.newSite().create();
        member.tickSites(site.clientId());
        TokenAnswer tokens = site.passwordGrant(member.email(), member.password());
        assertThat(site.refresh(tokens).status()).isEqualTo(200);

        assertThat(tick(member)).isEqualTo(204);

        assertThat(site.refresh(tokens).error()).isEqualTo("invalid_grant");
    }

    @Test
    void onlySitesOfTheDistrictMayBeTicked() {
        district.sites(Site.GRADEBOOK);
        Account member = district.newMember().create();

        assertThat(tick(member, Site.GRADEBOOK)).isEqualTo(204);
        assertThat(tick(member, Site.GRADEBOOK, Site.POWERSOURCE)).isEqualTo(400);
        Reply made = api.post(
                "/users",
                Map.of(
                        "email",
                        NewAccount.address("a"),
                        "attributes",
                        Map.of("siteAccess", List.of(Site.POWERSOURCE))));
        assertThat(made.status()).isEqualTo(400);
        assertThat(made.error()).contains(Site.GRADEBOOK);

        // What an administrator ticked stays, and may be taken away.
        member.tickSites(Site.POWERSOURCE, Site.GRADEBOOK);
        assertThat(tick(member, Site.GRADEBOOK, Site.POWERSOURCE)).isEqualTo(204);
        assertThat(tick(member, Site.GRADEBOOK)).isEqualTo(204);
        assertThat(tick(member, Site.GRADEBOOK, Site.POWERSOURCE)).isEqualTo(400);
    }

    private int tick(Account member, String... sites) {
        return api.put(
                        "/users/" + member.id(),
                        Map.of("email", member.email(), "attributes", Map.of("siteAccess", List.of(sites))))
                .status();
    }

    @Test
    void everythingThatAContactDoesIsAnEventWithoutSecrets() {
        Account member = district.newMember().create();
        api.put("/users/" + member.id(), Map.of("firstName", "Janet"));
        api.put("/users/" + member.id() + "/reset-password", Map.of("type", "password", "value", TEMPORARY));
        api.put("/users/" + member.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
        String made =
                api.post("/users", Map.of("email", NewAccount.address("a"))).created();

        List<AdminEventRepresentation> events =
                realm.admin().getAdminEvents(null, null, null, contact.id(), null, null, null, null, 0, 100);

        assertThat(events)
                .extracting(AdminEventRepresentation::getResourcePath)
                .contains(
                        "users/" + member.id(),
                        "users/" + member.id() + "/reset-password",
                        "users/" + member.id() + "/execute-actions-email",
                        "users/" + made);
        assertThat(events)
                .extracting(AdminEventRepresentation::getRepresentation)
                .anySatisfy(body -> assertThat(body).contains("Janet"))
                .noneSatisfy(body -> assertThat(body).contains(TEMPORARY));
    }

    /** Kinds of the account's mails, as its contact sees them. */
    private List<String> kinds(Account member) {
        return api.get("/powersource/mails?user=" + member.id()).texts("kind");
    }

    private UserResource user(String id) {
        return realm.admin().users().get(id);
    }
}
