package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Suite;

/** Problems 2, 3 and 7: the contact is asked for help by a person who needn't know who that is. */
@OnTheSuite
class AskHelpIT {

    private static final String TOLD = "People of your district ask for something";

    private final PasswordRecovery recovery;
    private final District district;
    private final Account contact;

    AskHelpIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        Realm realm = recovery.realm();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
    }

    private void assertTold(Account owner) {
        assertThat(recovery.await(contact, TOLD, 1).get(0).text()).contains(owner.email(), "help");
        AdminApi api = AdminApi.as(contact);
        assertThat(api.get("/powersource/requests").json().path(0).path("kind").asText())
                .isEqualTo("help");
        assertThat(api.get("/powersource/requests").json().path(0).path("user").asText())
                .isEqualTo(owner.id());
    }

    @Test
    void whereTheAnswerIsForgotten() {
        Account owner = district.newMember().create();

        Answer asked = recovery.start(recovery.browser("owner"), owner.email())
                .press("forgot-answer")
                .press("ask-contact");

        assertThat(asked.pageId()).isEqualTo("login-asked");
        assertTold(owner);
    }

    @Test
    void whereNoMailComes() {
        Account owner = district.newMember().create();

        Answer asked = recovery.askForMail(recovery.browser("owner"), owner).press("ask-contact");

        assertThat(asked.pageId()).isEqualTo("login-asked");
        assertTold(owner);
    }

    @Test
    void whereTheAccountIsNotActive() {
        Account owner = district.newMember().site(recovery.site()).inactive().create();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType("password");
        password.setValue(owner.password());
        owner.admin().resetPassword(password);

        Answer asked =
                recovery.browser("owner").open(recovery.site()).signIn(owner).press("ask-contact");

        assertThat(asked.pageId()).isEqualTo("login-asked");
        assertTold(owner);
    }

    /**
     * A page can't promise what nobody does: the support team is asked where contacts can't help. Strangers can cause that, so one mail an
     * hour tells it all.
     */
    @Test
    void whereNoContactCanHelpTheSupportTeamGetsOneMailAnHour(Suite suite) {
        PasswordRecovery own = PasswordRecovery.in(suite, "support-help", file -> {});
        District office = own.realm().newDistrict("Ogdenville");
        Account colleague = office.technicalContact();
        Account second = own.realm().newAccount().create();

        own.start(own.browser("colleague"), colleague.email())
                .press("forgot-answer")
                .press("ask-contact");
        Eventually.until("a mail to the support team", PasswordRecovery.SOON, () -> tellSupport(own, colleague) == 1);
        own.start(own.browser("second"), second.email()).press("forgot-answer").press("ask-contact");
        // Mails are sent in the order of the requests: after this one, a second mail to the support team would be
        // there.
        Account third = office.newMember().create();
        own.start(own.browser("third"), third.email()).press("forgot-answer").press("ask-contact");
        own.await(colleague, TOLD, 1);

        assertThat(tellSupport(own, second)).isZero();
        assertThat(AdminApi.as(office.contact("implementation-contact"))
                        .get("/powersource/requests")
                        .json()
                        .findValuesAsText("user"))
                .containsExactly(third.id());
    }

    private static long tellSupport(PasswordRecovery recovery, Account account) {
        return recovery.mailsTo("webservices@powersource.example").stream()
                .filter(mail -> mail.text().contains(account.email()))
                .count();
    }

    @Test
    void severalQuestionsMakeOneMailAnHour() {
        Account first = district.newMember().create();
        Account second = district.newMember().create();
        recovery.start(recovery.browser("first"), first.email())
                .press("forgot-answer")
                .press("ask-contact");
        recovery.await(contact, TOLD, 1);

        recovery.start(recovery.browser("second"), second.email())
                .press("forgot-answer")
                .press("ask-contact");
        Eventually.until(
                "both requests",
                PasswordRecovery.SOON,
                () -> AdminApi.as(contact).get("/powersource/requests").json().size() == 2);

        assertThat(recovery.mails(contact, TOLD)).hasSize(1);
        assertThat(recovery.rows(contact)).hasSize(2);
    }
}
