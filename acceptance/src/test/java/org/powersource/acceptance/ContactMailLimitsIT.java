package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.TwoNodes;

/** How many mails of <i>Credential reset</i> contacts can order, on whichever node. The test ages the counts in the database. */
@OnTwoNodes
class ContactMailLimitsIT {

    private static final int OF_AN_ACCOUNT = 5;
    private static final int OF_A_CONTACT = 30;
    private static final Duration COOLDOWN = Duration.ofMinutes(1);

    private final TwoNodes nodes;
    private final District district;
    private final Account contact;

    ContactMailLimitsIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.district = nodes.suite().variant("contact-mails", file -> {}).newDistrict("Springfield");
        this.contact = district.technicalContact();
    }

    @Test
    void oneAccountGetsOneAMinute() {
        AdminApi api = AdminApi.as(contact);
        Account member = district.newMember().create();
        assertThat(order(api, member).status()).isEqualTo(204);

        assertRefused(order(api, member));
        assertRefused(order(AdminApi.as(district.technicalContact()), member));

        assertThat(order(api, district.newMember().create()).status()).isEqualTo(204);
        aMinutePasses();
        assertThat(order(api, member).status()).isEqualTo(204);
    }

    /** From all contacts together. */
    @Test
    void oneAccountGetsFiveAnHour() {
        List<AdminApi> contacts = List.of(AdminApi.as(contact), AdminApi.as(district.technicalContact()));
        Account member = district.newMember().create();
        for (int i = 0; i < OF_AN_ACCOUNT; i++) {
            assertThat(order(contacts.get(i % 2), member).status())
                    .as("mail " + i)
                    .isEqualTo(204);
            aMinutePasses();
        }

        contacts.forEach(api -> {
            assertRefused(order(api, member));
            aMinutePasses();
        });

        anHourPasses();
        assertThat(order(contacts.get(0), member).status()).isEqualTo(204);
    }

    @Test
    void oneContactOrdersThirtyAnHour() {
        AdminApi api = AdminApi.as(contact);
        for (int i = 0; i < OF_A_CONTACT; i++) {
            assertThat(order(api, district.newMember().create()).status())
                    .as("mail " + i)
                    .isEqualTo(204);
        }
        Account last = district.newMember().create();

        assertRefused(order(api, last));
        aMinutePasses();
        assertRefused(order(api, last));
        assertThat(order(
                                AdminApi.as(district.technicalContact()),
                                district.newMember().create())
                        .status())
                .isEqualTo(204);

        anHourPasses();
        assertThat(order(api, last).status()).isEqualTo(204);
    }

    private static Reply order(AdminApi api, Account account) {
        return api.put("/users/" + account.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(429);
        assertThat(reply.error()).contains("one a minute and five an hour", "thirty an hour");
    }

    /** Ends the counts that last no longer than the cool-down. */
    private void aMinutePasses() {
        nodes.rows()
                .execute(
                        "delete from powersource_limit where expires_at <= ?",
                        Instant.now().plus(COOLDOWN).toEpochMilli());
    }

    private void anHourPasses() {
        nodes.rows().execute("delete from powersource_limit");
    }
}
