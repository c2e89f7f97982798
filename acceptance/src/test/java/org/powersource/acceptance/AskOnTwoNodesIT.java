package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TwoNodes;

/** Ask my contact on two nodes: asked at one, decided at the other, and decided once. */
@OnTwoNodes
class AskOnTwoNodesIT {

    private static final int AT_ONCE = 10;
    private static final String TOLD = "People of your district ask for something";

    private final TwoNodes nodes;
    private final Realm realm;
    private final Site site;
    private final District district;
    private final Account contact;

    AskOnTwoNodesIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.realm = nodes.suite()
                .variant("ask-nodes", file -> PasswordRecovery.askOption(file, "mailsPerHourAndClient", "10000"));
        this.site = realm.site(Site.POWERSOURCE);
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
    }

    private Answer refused(Account account) {
        return new HttpBrowser(nodes.suite().url()).open(site).signIn(account);
    }

    private static String request(AdminApi api) {
        return api.get("/powersource/requests").json().path(0).path("id").asText();
    }

    private static int decide(AdminApi api, String request, boolean grant) {
        return api.post("/powersource/requests/" + request + "/decision", Map.of("grant", grant, "reason", "so"))
                .status();
    }

    @Test
    void askedAtOneNodeAndGrantedAtTheOther() {
        Account owner = district.newMember().create();
        AdminApi api = AdminApi.as(contact);
        nodes.only(nodes.nodes().get(0));
        Answer waiting = refused(owner).press("ask-for-access");
        nodes.only(nodes.nodes().get(1));

        assertThat(decide(api, request(api), true)).isEqualTo(200);

        nodes.only(nodes.nodes().get(0));
        assertThat(waiting.browser().openOnly(waiting.refresh()).told()).containsKey("code");
    }

    @Test
    void ofManyDecisionsOneCounts() {
        Account owner = district.newMember().create();
        refused(owner).press("ask-for-access");
        List<AdminApi> contacts =
                List.of(AdminApi.as(contact), AdminApi.as(district.contact("implementation-contact")));
        String request = request(contacts.get(0));

        List<Integer> answers = IntStream.range(0, AT_ONCE)
                .parallel()
                .mapToObj(i -> decide(contacts.get(i % 2), request, i % 3 == 0))
                .toList();

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void ofManyQuestionsOneIsOpenAndOneMailIsSent() {
        Account owner = district.newMember().create();
        List<Answer> pages =
                IntStream.range(0, AT_ONCE).mapToObj(i -> refused(owner)).toList();

        pages.parallelStream().forEach(page -> page.press("ask-for-access"));

        assertThat(nodes.rows().number("select count(*) from powersource_request where user_id = ?", owner.id()))
                .isEqualTo(1);
        Eventually.until(
                "a mail to the contact",
                PasswordRecovery.SOON,
                () -> nodes.suite().mail().mailsTo(contact.email()).stream()
                        .anyMatch(mail -> mail.subject().equals(TOLD)));
        assertThat(nodes.suite().mail().mailsTo(contact.email())).hasSize(1);
    }

    @Test
    void lateRequestEndsOnceAndTheOwnerIsTold() {
        Account owner = district.newMember().create();
        refused(owner).press("ask-for-access");
        nodes.rows().execute("update powersource_request set asked_at = 1 where user_id = ?", owner.id());

        Eventually.until(
                "the end of the request",
                Duration.ofSeconds(150),
                () -> nodes.rows()
                                .number(
                                        "select count(*) from powersource_request where user_id = ? and state = 'EXPIRED'",
                                        owner.id())
                        == 1);

        Eventually.until(
                "a mail to the owner",
                PasswordRecovery.SOON,
                () -> nodes.suite().mail().mailsTo(owner.email()).stream()
                        .anyMatch(mail -> mail.subject().equals("Nobody answered your request")));
        assertThat(nodes.suite().mail().mailsTo(owner.email())).hasSize(1);
    }
}
