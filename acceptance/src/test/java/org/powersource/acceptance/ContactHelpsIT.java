package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.ContactAtWork;
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

/** How a contact helps an account of the own district: with a password, a mail, its question, or by disabling it. */
@OnTheSuite
class ContactHelpsIT {

    private static final String ACTIVATION_SUBJECT = "Activate your account";
    private static final String TEMPORARY = "Temporary-Password-2026";
    private final ContactAtWork work;
    private final PasswordRecovery recovery;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final AdminApi api;

    ContactHelpsIT(Suite suite) {
        this.work = ContactAtWork.in(suite);
        this.recovery = work.recovery();
        this.realm = work.realm();
        this.district = work.district();
        this.contact = work.contact();
        this.api = work.api();
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
        assertThat(work.user(made).toRepresentation().getRequiredActions()).contains("powersource-activate-account");
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

    /** Kinds of the account's mails, as its contact sees them. */
    private List<String> kinds(Account member) {
        return api.get("/powersource/mails?user=" + member.id()).texts("kind");
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
        ContactAtWork.assertUnchanged(member, before);
        assertThat(browser.open(site).signIn(member).told()).containsKey("code");
    }

    private Reply enable(Account member, boolean enabled) {
        return api.put("/users/" + member.id(), work.record(member).put("enabled", enabled));
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
                .isEqualTo("locked");
    }
}
