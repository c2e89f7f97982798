package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.SetReminderQuestionPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** Who has no password reminder question sets one at the next sign-in. */
@OnTheSuite
class ReminderQuestionIT {

    private static final String TYPE = "reminder-question";

    private final Realm realm;
    private final Site site;

    ReminderQuestionIT(Suite suite) {
        this.realm = suite.realm();
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void whoHasNoQuestionSetsOneAndIsNotAskedAgain(Windows windows) {
        Account account = withoutQuestion();
        AppPage app = signIn(windows.open(), account)
                .enter("stuffedAnimal", "Rex", " r\u00e9x! ")
                .save();

        assertThat(app.page().url()).startsWith(site.redirectUri());
        assertThat(questions(account)).containsExactly("{\"question\":\"stuffedAnimal\"}");
        assertThat(realm.events("UPDATE_CREDENTIAL", account))
                .singleElement()
                .satisfies(event -> assertThat(event.getDetails())
                        .containsEntry("credential_type", TYPE)
                        .containsEntry("reminder_change", "set"));
        LoginPage.open(windows.open(), site).signIn(account);
    }

    @Test
    void aBrokenRuleIsNamedAndTheQuestionIsKept(Windows windows) {
        SetReminderQuestionPage page = signIn(windows.open(), withoutQuestion())
                .enter("lostToy", "toy", "toy")
                .saveRefused();

        assertThat(page.error("answer").innerText()).contains("is part of the question");
        assertThat(page.answer().getAttribute("aria-describedby")).contains("input-error-answer");
        assertThat(page.question().inputValue()).isEqualTo("lostToy");
        assertThat(page.answer().inputValue()).isEmpty();
        assertThat(page.enter("lostToy", "Rex", "Max")
                        .saveRefused()
                        .error("answer-confirm")
                        .innerText())
                .contains("not the same");
    }

    @Test
    void whoseQuestionWasRemovedByAnAdministratorSetsANewOne(Windows windows) {
        Account account = realm.accountFor(site);
        removeQuestion(account);

        signIn(windows.open(), account).enter("bestGift", "Kite", "Kite").save();

        assertThat(questions(account)).containsExactly("{\"question\":\"bestGift\"}");
    }

    @Test
    void ownerIsToldOfAnAdministratorsRemoval(Suite suite) {
        Account account = realm.accountFor(site);

        removeQuestion(account);

        assertThat(suite.mail()
                        .await(
                                mail -> mail.to().equals(account.email())
                                        && mail.subject().equals("Your reminder question was changed"),
                                PasswordRecovery.SOON))
                .isPresent();
    }

    @Test
    void nobodyIsGivenTheAnswer() {
        assertThat(realm.accountFor(site).admin().credentials())
                .allSatisfy(credential -> assertThat(credential.getSecretData()).isNull());
    }

    private static void removeQuestion(Account account) {
        account.admin().credentials().stream()
                .filter(credential -> credential.getType().equals(TYPE))
                .forEach(credential -> account.admin().removeCredential(credential.getId()));
    }

    private Account withoutQuestion() {
        return realm.newAccount().site(site).withoutReminderQuestion().create();
    }

    private SetReminderQuestionPage signIn(Page page, Account account) {
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        return new SetReminderQuestionPage(page);
    }

    private static List<String> questions(Account account) {
        return account.admin().credentials().stream()
                .filter(credential -> credential.getType().equals(TYPE))
                .map(CredentialRepresentation::getCredentialData)
                .toList();
    }
}
