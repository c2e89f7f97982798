package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/** Problem 6: a person without an account asks for one, and proves the address first. */
@OnTheSuite
class AskAccountIT {

    private static final String SUBJECT = "About your new account";

    private final PasswordRecovery recovery;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final String domain;

    AskAccountIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.realm = recovery.realm();
        this.domain = NewAccount.address("x").replaceAll(".*[@]", "").toLowerCase(Locale.ROOT);
        this.district =
                realm.newDistrict("Springfield").sites(Site.POWERSOURCE).domains("Staff-" + id() + "." + domain);
        this.contact = district.technicalContact();
    }

    private String id() {
        return Integer.toHexString(System.identityHashCode(this));
    }

    private String address() {
        return "Nora.Lind@staff-" + id() + "." + domain;
    }

    private Answer ask(String address) {
        Answer form = recovery.browser("stranger").open(realm.newAccountPage());
        assertThat(form.pageId()).isEqualTo("login-new-account");
        return form.submit("#kc-new-account-form", "firstName", "Nora", "lastName", "Lind", "email", address);
    }

    private ReceivedMail mail(String address) {
        Eventually.until(
                "a mail to " + address,
                PasswordRecovery.SOON,
                () -> recovery.mailsTo(address).stream()
                        .anyMatch(mail -> mail.subject().equals(SUBJECT)));
        return recovery.mailsTo(address).stream()
                .filter(mail -> mail.subject().equals(SUBJECT))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void contactCreatesTheAccountWithItsSites() {
        assertThat(ask(address()).text()).contains("on its way");
        Answer page = recovery.browser("owner").open(mail(address()).links().get(0));
        assertThat(page.text()).contains(address());
        AdminApi api = AdminApi.as(contact);
        assertThat(api.get("/powersource/requests").json()).isEmpty();

        assertThat(page.press("ask").text()).contains("contacts of your district");
        assertThat(recovery.await(contact, "People of your district ask for something", 1)
                        .get(0)
                        .text())
                .contains(address(), "new account")
                .doesNotContain("Nora Lind");
        String request =
                api.get("/powersource/requests").json().path(0).path("id").asText();
        assertThat(api.post("/powersource/requests/" + request + "/decision", Map.of("grant", true, "reason", ""))
                        .status())
                .isEqualTo(200);

        UserRepresentation made =
                realm.admin().users().searchByEmail(address(), true).get(0);
        assertThat(made.getFirstName()).isEqualTo("Nora");
        assertThat(made.isEnabled()).isTrue();
        assertThat(made.getAttributes().get("siteAccess")).containsExactly(Site.POWERSOURCE);
        assertThat(made.getAttributes().get("signInEmail")).containsExactly(address());
        assertThat(made.getRequiredActions()).contains(Invitation.ACTION);
        assertThat(realm.admin().users().get(made.getId()).groups())
                .extracting(group -> group.getId())
                .containsExactly(district.id());
        Eventually.until(
                "the activation mail",
                PasswordRecovery.SOON,
                () -> recovery.mailsTo(address()).stream()
                        .anyMatch(mail -> mail.subject().equals(Invitation.SUBJECT)));
    }

    /** Anybody can order the mail, with any name; only the address is proven. */
    @Test
    void ownerOfTheAddressCorrectsTheName() {
        ask(address());
        Answer page = recovery.browser("owner").open(mail(address()).links().get(0));

        Answer refused = page.submit("#kc-new-account-ask-form", "ask", "true", "firstName", "<b>");
        assertThat(refused.has("#input-error-firstName")).isTrue();
        assertThat(refused.submit("#kc-new-account-ask-form", "ask", "true", "firstName", "Eleonora")
                        .text())
                .contains("contacts of your district");

        recovery.await(contact, "People of your district ask for something", 1);
        assertThat(AdminApi.as(contact)
                        .get("/powersource/requests")
                        .json()
                        .path(0)
                        .path("firstName")
                        .asText())
                .isEqualTo("Eleonora");
    }

    @Test
    void declinedIsMailed() {
        ask(address());
        recovery.browser("owner").open(mail(address()).links().get(0)).press("ask");
        recovery.await(contact, "People of your district ask for something", 1);
        AdminApi api = AdminApi.as(contact);
        String request =
                api.get("/powersource/requests").json().path(0).path("id").asText();

        api.post("/powersource/requests/" + request + "/decision", Map.of("grant", false, "reason", "No such person"));

        Eventually.until(
                "the answer",
                PasswordRecovery.SOON,
                () -> recovery.mailsTo(address()).stream()
                        .anyMatch(mail -> mail.text().contains("No such person")));
        assertThat(realm.admin().users().searchByEmail(address(), true)).isEmpty();
    }

    @Test
    void districtThatLostTheMailDomainCreatesNothing() {
        ask(address());
        recovery.browser("owner").open(mail(address()).links().get(0)).press("ask");
        recovery.await(contact, "People of your district ask for something", 1);
        AdminApi api = AdminApi.as(contact);
        district.domains("other-" + id() + ".example");

        JsonNode request = api.get("/powersource/requests").json().path(0);
        String decision = "/powersource/requests/" + request.path("id").asText() + "/decision";
        assertThat(request.path("obstacle").asText()).isEqualTo("domain-not-in-district");
        assertThat(api.post(decision, Map.of("grant", true)).status()).isEqualTo(409);
        assertThat(realm.admin().users().searchByEmail(address(), true)).isEmpty();
    }

    @Test
    void mailSaysWhatToDoWhereNobodyCanBeAsked() {
        Account known = district.newMember().create();
        String unknown = NewAccount.address("Nobody").replaceFirst("@.*", "@elsewhere.example");
        Answer pageOfKnown = ask(known.email());
        Answer pageOfUnknown = ask(unknown);

        assertThat(mail(known.email()).text()).contains("account already").doesNotContain("/go/");
        assertThat(mail(unknown).text()).contains("don't know a district").doesNotContain("/go/");
        assertThat(pageOfKnown.withoutRandomValues(known.email()))
                .isEqualTo(pageOfUnknown.withoutRandomValues(unknown));
    }

    @Test
    void twoDistrictsOfOneDomainAskNobody() {
        realm.newDistrict("Shelbyville").domains("staff-" + id() + "." + domain).technicalContact();

        ask(address());

        assertThat(mail(address()).text()).contains("Several districts");
    }

    @Test
    void linkAsksOnceAndNotByItself() {
        ask(address());
        String link = mail(address()).links().get(0);
        Answer first = recovery.browser("scanner").open(link);
        Answer second = recovery.browser("owner").open(link);
        second.press("ask");
        first.press("ask");

        recovery.await(contact, "People of your district ask for something", 1);
        assertThat(AdminApi.as(contact).get("/powersource/requests").json()).hasSize(1);
        assertThat(recovery.browser("later").open(link).has("#ask")).isFalse();
    }

    @Test
    void fieldsThatAreMissingAreNamed() {
        Answer form = recovery.browser("stranger").open(realm.newAccountPage());

        Answer refused =
                form.submit("#kc-new-account-form", "firstName", "", "lastName", "Lind", "email", "no address");

        assertThat(refused.has("#input-error-firstName")).isTrue();
        assertThat(refused.has("#input-error-email")).isTrue();
        assertThat(refused.has("#input-error-lastName")).isFalse();
        assertThat(refused.element("#lastName").attr("value")).isEqualTo("Lind");
        assertThat(List.of(form.status(), refused.status())).containsOnly(200);
    }

    @Test
    void switchedOffItIsNowhere(Suite suite) {
        PasswordRecovery off = PasswordRecovery.in(
                suite, "asking-off", file -> PasswordRecovery.askOption(file, "askContact", "false"));

        assertThat(off.browser("stranger").open(off.realm().newAccountPage()).status())
                .isEqualTo(404);
        Answer refused = off.browser("owner")
                .open(off.site())
                .signIn(off.realm().newAccount().create());
        assertThat(refused.has("#ask-for-access")).isFalse();
        assertThat(refused.text()).contains("Who are my contacts?");
    }
}
