package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.ReadOut;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TwoNodes;

/** How often codes can be made and used, and for how long, on whichever node. The test changes rows where time would have to pass. */
@OnTwoNodes
class SpokenCodeNodesIT {

    private static final String LOGIN = "login-login";
    private static final String NEW_PASSWORD_PAGE = "login-login-update-password";
    private static final int AT_ONCE = 10;
    private static final int OF_AN_ACCOUNT = 5;
    private static final int OF_A_CONTACT = 30;
    private static final Duration COOLDOWN = Duration.ofMinutes(1);

    private final TwoNodes nodes;
    private final Realm realm;
    private final Site site;
    private final District district;
    private final AdminApi api;

    SpokenCodeNodesIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.realm = nodes.suite().variant("spoken-code-nodes", file -> {});
        this.site = realm.site(Site.POWERSOURCE);
        this.district = realm.newDistrict("Springfield");
        this.api = AdminApi.as(district.technicalContact());
    }

    private Account member() {
        return district.newMember().site(site).create();
    }

    private String page(Account account, String code) {
        return new HttpBrowser(nodes.suite().url())
                .open(site)
                .signIn(account.email(), code)
                .pageId();
    }

    @Test
    void aCodeWorksOnceOnBothNodesTogether() {
        Account member = member();
        String code = ReadOut.of(api, member).code();
        nodes.only(nodes.nodes().get(0));
        assertThat(page(member, code)).isEqualTo(NEW_PASSWORD_PAGE);

        nodes.only(nodes.nodes().get(1));

        assertThat(page(member, code)).isEqualTo(LOGIN);
    }

    @Test
    void ofManySignInsAtOnceOneGetsThrough() {
        Account member = member();
        String code = ReadOut.of(api, member).code();
        List<Answer> forms = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> new HttpBrowser(nodes.suite().url()).open(site))
                .toList();

        List<Answer> answers = forms.parallelStream()
                .map(form -> form.signIn(member.email(), code))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status()).isLessThan(500))
                .extracting(Answer::pageId)
                .containsOnlyOnce(NEW_PASSWORD_PAGE)
                .containsOnly(NEW_PASSWORD_PAGE, LOGIN);
    }

    @Test
    void aNewCodeEndsTheOldOne() {
        Account member = member();
        String old = ReadOut.of(api, member).code();
        limitsEnd();

        String code = ReadOut.of(api, member).code();

        assertThat(page(member, old)).isEqualTo(LOGIN);
        assertThat(page(member, code)).isEqualTo(NEW_PASSWORD_PAGE);
    }

    @Test
    void anExpiredCodeIsAWrongPassword() {
        Account member = member();
        String code = ReadOut.of(api, member).code();
        nodes.rows()
                .execute(
                        "update credential set credential_data = regexp_replace(credential_data, '\"expires\":[0-9]+',"
                                + " '\"expires\":1') where type = 'spoken-code' and user_id = ?",
                        member.id());
        realm.admin().clearUserCache();

        assertThat(page(member, code)).isEqualTo(LOGIN);
        assertThat(Variants.failures(member)).isPositive();
    }

    @Test
    void noRowHoldsTheCode() {
        Account member = member();
        String code = ReadOut.of(api, member).code();
        page(member, code);

        for (String text : List.of(code, code.replace("-", ""))) {
            assertThat(Stream.of(
                                    "credential where concat(credential_data, secret_data)",
                                    "admin_event_entity where representation",
                                    "event_entity where concat(details_json, details_json_long_value)",
                                    "powersource_mail where details",
                                    "powersource_limit where id")
                            .mapToLong(place -> nodes.rows()
                                    .number("select count(*) from " + place + " like '%' || ? || '%'", text)))
                    .containsOnly(0L);
        }
    }

    @Test
    void oneAccountGetsOneAMinuteAndFiveAnHour() {
        Account member = member();
        ReadOut.of(api, member);

        assertRefused(ReadOut.ask(api, member));
        assertRefused(ReadOut.ask(AdminApi.as(district.technicalContact()), member));
        assertRefused(ReadOut.ask(administrator(), member));
        assertThat(ReadOut.ask(api, member()).status()).isEqualTo(200);

        for (int i = 1; i < OF_AN_ACCOUNT; i++) {
            coolDownEnds();
            assertThat(ReadOut.ask(administrator(), member).status())
                    .as("code " + i)
                    .isEqualTo(200);
        }
        coolDownEnds();
        assertRefused(ReadOut.ask(api, member));
        limitsEnd();
        assertThat(ReadOut.ask(api, member).status()).isEqualTo(200);
    }

    @Test
    void oneContactMakesThirtyAnHourAndAnAdministratorMore() {
        for (int i = 0; i < OF_A_CONTACT; i++) {
            assertThat(ReadOut.ask(api, member()).status()).as("code " + i).isEqualTo(200);
        }
        Account last = member();

        assertRefused(ReadOut.ask(api, last));

        assertThat(ReadOut.ask(administrator(), last).status()).isEqualTo(200);
        assertThat(ReadOut.ask(AdminApi.as(district.technicalContact()), member())
                        .status())
                .isEqualTo(200);
    }

    private AdminApi administrator() {
        return realm.adminApi();
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(429);
        assertThat(reply.error()).contains("one a minute and five an hour", "thirty an hour");
    }

    /** The rows that last a minute at most. */
    private void coolDownEnds() {
        nodes.rows()
                .execute(
                        "delete from powersource_limit where expires_at <= ?",
                        Instant.now().plus(COOLDOWN).toEpochMilli());
    }

    private void limitsEnd() {
        nodes.rows().execute("delete from powersource_limit");
    }
}
