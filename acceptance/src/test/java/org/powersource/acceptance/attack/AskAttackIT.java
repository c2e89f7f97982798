package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/** Somebody misuses Ask my contact: to flood contacts, to learn who they are, to decide what isn't theirs to decide. */
@OnTheSuite
class AskAttackIT {

    private static final String TOLD = "People of your district ask for something";

    private final PasswordRecovery recovery;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final Account owner;

    AskAttackIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.realm = recovery.realm();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.owner = district.newMember().create();
    }

    private Answer ask(Account account) {
        return recovery.browser("owner").open(recovery.site()).signIn(account).press("ask-for-access");
    }

    private static JsonNode requests(AdminApi api) {
        return api.get("/powersource/requests").json();
    }

    private static Reply decide(AdminApi api, String request) {
        return api.post("/powersource/requests/" + request + "/decision", Map.of("grant", true, "reason", "yes"));
    }

    private long mailed(String state) {
        return recovery.rows(contact).stream()
                .filter(mail -> mail.path("state").asText().equals(state))
                .count();
    }

    private static boolean hasSite(Account account) {
        Map<String, List<String>> attributes =
                account.admin().toRepresentation().getAttributes();
        return attributes != null && attributes.containsKey("siteAccess");
    }

    @Test
    void floodOfRequestsMakesOneMail() {
        List<Account> people =
                Stream.generate(() -> district.newMember().create()).limit(5).toList();
        people.parallelStream().forEach(this::ask);
        AdminApi api = AdminApi.as(contact);
        Eventually.until(
                "all requests", PasswordRecovery.SOON, () -> requests(api).size() == 5);
        recovery.await(contact, TOLD, 1);
        Eventually.until("settled: the first mails", PasswordRecovery.SOON, () -> mailed("sending") == 0);

        // Of mails that were ordered at the same moment all but one are discarded; one that was ordered later waits for
        // an hour.
        assertThat(mailed("accepted")).isEqualTo(1);
        assertThat(recovery.mails(contact, TOLD)).hasSize(1);
    }

    @Test
    void nobodyDecidesAboutOneself() {
        ask(contact);
        AdminApi own = AdminApi.as(contact);
        assertThat(requests(own)).isEmpty();

        AdminApi colleague = AdminApi.as(district.contact("implementation-contact"));
        String request = requests(colleague).path(0).path("id").asText();

        assertThat(decide(own, request).status()).isEqualTo(403);
        assertThat(hasSite(contact)).isFalse();
        assertThat(decide(colleague, request).status()).isEqualTo(200);
        assertThat(hasSite(contact)).isTrue();
    }

    @Test
    void anotherDistrictsContactSeesAndDecidesNothing() {
        ask(owner);
        String request = requests(AdminApi.as(contact)).path(0).path("id").asText();
        AdminApi other = AdminApi.as(realm.newDistrict("Shelbyville").technicalContact());

        assertThat(requests(other)).isEmpty();
        Reply refused = decide(other, request);
        Reply unknown = decide(other, "00000000-0000-0000-0000-000000000000");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json()).isEqualTo(unknown.json());
        assertThat(hasSite(owner)).isFalse();
    }

    @Test
    void ownerHasNoWayToTheRequests() {
        ask(owner);
        AdminApi api = AdminApi.as(owner);

        assertThat(api.get("/powersource/requests").status()).isEqualTo(403);
        String request = requests(AdminApi.as(contact)).path(0).path("id").asText();
        assertThat(decide(api, request).status()).isEqualTo(403);
    }

    @Test
    void withdrawnRightDecidesNothing() {
        ask(owner);
        AdminApi api = AdminApi.as(contact);
        String request = requests(api).path(0).path("id").asText();
        contact.admin().leaveGroup(district.id());

        assertThat(decide(api, request).status()).isEqualTo(403);
        assertThat(hasSite(owner)).isFalse();
    }

    @Test
    void accountThatLeftTheDistrictIsNobodysToDecide() {
        ask(owner);
        AdminApi api = AdminApi.as(contact);
        String request = requests(api).path(0).path("id").asText();
        owner.admin().leaveGroup(district.id());

        assertThat(requests(api)).isEmpty();
        assertThat(decide(api, request).status()).isEqualTo(403);
        assertThat(hasSite(owner)).isFalse();
    }

    /** Only these two fields are read, and each names itself when it is wrong. */
    @Test
    void decisionTakesNoMoreThanADecision() {
        ask(owner);
        AdminApi api = AdminApi.as(contact);
        String path =
                "/powersource/requests/" + requests(api).path(0).path("id").asText() + "/decision";

        assertThat(api.post(path, Map.of("grant", "yes")).status()).isEqualTo(400);
        assertThat(api.post(path, Map.of("grant", false)).json().toString()).contains("reason");
        assertThat(api.post(path, "no json").status()).isEqualTo(400);
        assertThat(api.post(path, Map.of("grant", true, "reason", "a\nb")).status())
                .isEqualTo(400);
        Map<String, Object> body = new HashMap<>(Map.of("grant", true, "reason", "<b>x</b>\u202e"));
        body.put("user", contact.id());
        assertThat(api.post(path, body).status()).isEqualTo(200);
        assertThat(hasSite(owner)).isTrue();
        assertThat(hasSite(contact)).isFalse();
    }

    /** What is judged has to be where the mail goes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<me@evil.example>@%s",
                "me@evil.example(x)@%s",
                "\"me\" <me@evil.example>@%s",
                "me@%s..example",
                "me"
            })
    void onlyAnAddressIsWrittenTo(String shape) {
        Answer page = form(shape.formatted("nowhere.example"));

        assertThat(page.element("#new-account-state").attr("data-state")).isEqualTo("FORM");
        assertThat(page.has("#input-error-email")).isTrue();
    }

    @Test
    void pagesAreTheSameForEveryDomain() {
        realm.newDistrict("Ogdenville").domains("ogdenville.example").technicalContact();
        String known = "Nobody.Known@ogdenville.example";
        String unknown = "Nobody.Known@nowhere.example";

        assertThat(form(known).withoutRandomValues(known))
                .isEqualTo(form(unknown).withoutRandomValues(unknown));
    }

    private Answer form(String address) {
        return recovery.browser("stranger")
                .open(realm.newAccountPage())
                .submit("#kc-new-account-form", "firstName", "No", "lastName", "Body", "email", address);
    }

    /** A guessed key gets the page of an unknown link. */
    @Test
    void forgedLinkAsksNobody() {
        Answer forged = recovery.browser("attacker").post(realm.url() + "/go/" + "A".repeat(22), Map.of("ask", "true"));

        assertThat(forged.status()).isEqualTo(404);
        assertThat(requests(AdminApi.as(contact))).isEmpty();
    }

    /** Words of strangers never reach a subject, and mails show none of them. */
    @Test
    void wordsAreNotMailed() {
        recovery.browser("owner")
                .open(recovery.site())
                .signIn(owner)
                .submit(
                        "#kc-ask-for-access-form",
                        "words",
                        "http://evil.example <script>alert(1)</script>",
                        "ask-for-access",
                        "true");

        ReceivedMail mail = recovery.await(contact, TOLD, 1).get(0);
        assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain("evil.example", "alert(1)");
        assertThat(requests(AdminApi.as(contact)).path(0).path("words").asText())
                .contains("<script>");
    }
}
