package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.RequestTimes;
import org.powersource.acceptance.suite.Suite;

/**
 * Whether the time of <i>Ask my contact</i> tells what an address is: {@code mvn verify -Ptimes}, on a machine that does nothing else. Nothing
 * is hashed, so this takes two minutes.
 *
 * <p>A known address is at a district's mail domain, an unknown one at a domain of the same length that no district has: so times would tell
 * districts, too.
 */
@OnTheSuite
class AskTimes {

    private static final Set<Addressee> KINDS = EnumSet.of(Addressee.KNOWN, Addressee.UNKNOWN, Addressee.ADMINISTRATOR);

    private final PasswordRecovery recovery;
    private final HttpBrowser browser;

    AskTimes(Suite suite) {
        this.recovery = PasswordRecovery.in(suite, "ask-times", file -> {});
        this.browser = recovery.browser("stranger");
    }

    @Test
    void timesDoNotTellWhatAnAddressIs() {
        recovery.realm()
                .newDistrict("Springfield")
                .domains("springfield.example")
                .technicalContact();
        Map<Addressee, List<String>> addresses = new EnumMap<>(Addressee.class);
        KINDS.forEach(kind -> addresses.put(kind, addresses(kind)));
        RequestTimes times = new RequestTimes(KINDS);

        times.measure(
                "ask my contact", (kind, round) -> asked(addresses.get(kind).get(round)));

        times.assertThatNoneTellsWhatAnAddressIs();
    }

    private List<String> addresses(Addressee kind) {
        List<String> addresses = kind.addresses(recovery, RequestTimes.ADDRESSES);
        return kind == Addressee.UNKNOWN
                ? addresses.stream()
                        .map(address -> address.replace("Springfield", "Shelbyville"))
                        .toList()
                : addresses;
    }

    private Map<String, Duration> asked(String address) {
        Map<String, Duration> times = new LinkedHashMap<>();
        browser.forgetCookies();
        browser.post(
                recovery.realm().newAccountPage(),
                Query.fields("firstName", "Pat", "lastName", "Lee", "email", address));
        times.put("new account", browser.took());
        recovery.start(browser, address).press("forgot-answer").press("ask-contact");
        times.put("help, answer forgotten", browser.took());
        browser.forgetCookies();
        Answer asked =
                recovery.start(browser, address).press("resend-activation").press("ask-contact");
        times.put("help, mail sent, in the cool-down", browser.took());
        assertThat(asked.pageId()).isEqualTo("login-asked");
        return times;
    }
}
