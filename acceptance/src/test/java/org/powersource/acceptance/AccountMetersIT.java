package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Suite;

/** What the server counts of accounts. */
@OnTheSuite
@Isolated("counts all accounts of the server")
class AccountMetersIT {

    private final Suite suite;

    AccountMetersIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void metersCountAccountsAndTheTimeBetween(HttpBrowser browser) {
        Invitation invitation = Invitation.in(suite);
        double created = suite.metric("powersource_accounts_created_total");
        double activated = suite.metric("powersource_accounts_activated_total");
        double timed = suite.metric("powersource_accounts_activation_seconds_count");
        Account account = invitation.account();

        invitation.activate(browser.open(invitation.link(account)), Invitation.PASSWORD);

        assertThat(suite.metric("powersource_accounts_created_total")).isEqualTo(created + 1);
        assertThat(suite.metric("powersource_accounts_activated_total")).isEqualTo(activated + 1);
        assertThat(suite.metric("powersource_accounts_activation_seconds_count"))
                .isEqualTo(timed + 1);
        assertThat(suite.metric("powersource_accounts_activation_seconds_bucket"))
                .isPositive();
    }
}
