package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RequestTimes;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Port;

/**
 * Whether the time of a request tells what an address is: {@code mvn verify -Ptimes}, on a machine that does nothing else. No
 * test of a plain build, whose machines are noisy. {@code -Dtimes.rounds} says how often, {@code -Ddatabase=postgres} where.
 *
 * <p>Nobody typed an address before it is measured.
 */
@OnTheSuite
class RecoveryTimes {

    private final PasswordRecovery recovery;
    private final HttpBrowser browser;

    RecoveryTimes(Suite suite) {
        this.recovery = PasswordRecovery.in(suite, "times", file -> {
            Addressee.lockAtOnce(file);
            PasswordRecovery.mailOption(file, "mailsPerHour", "1000");
            PasswordRecovery.mailOption(file, "mailsPerHourAndClient", "100000");
        });
        this.browser = recovery.browser("stranger");
    }

    @Test
    void timesDoNotTellWhatAnAddressIs() {
        Map<Addressee, List<String>> addresses = new EnumMap<>(Addressee.class);
        for (Addressee addressee : Addressee.values()) {
            addresses.put(addressee, addressee.addresses(recovery, RequestTimes.ADDRESSES));
        }
        RequestTimes times = new RequestTimes();
        BiFunction<Addressee, Integer, Map<String, Duration>> tour =
                (addressee, round) -> tour(addresses.get(addressee).get(round));

        times.measure("instant mail server", tour);
        recovery.realm().sendMailsTo(Port.free().number());
        times.measure("mail server down", tour);
        try (MoodyMailServer slow = MoodyMailServer.onAFreePort().takes(Duration.ofSeconds(2))) {
            recovery.realm().sendMailsTo(slow.port());
            times.measure("mail server takes 2 s", tour);
        }
        times.assertThatNoneTellsWhatAnAddressIs();
    }

    @Test
    void timesDoNotTellWhoseAnswerIsHashedByAnEarlierPolicy() {
        RequestTimes times = new RequestTimes();
        times.measureWithOtherHashPolicies(recovery.realm(), this::wrongAnswers);
        times.assertThatNoneTellsWhatAnAddressIs();
    }

    /** Of accounts hashed by the realm's policy as it is now. */
    private BiFunction<Addressee, Integer, Map<String, Duration>> wrongAnswers() {
        Map<Addressee, List<String>> addresses = new EnumMap<>(Addressee.class);
        for (Addressee addressee : Addressee.values()) {
            addresses.put(addressee, addressee.addresses(recovery, RequestTimes.ADDRESSES));
        }
        return (addressee, round) -> {
            browser.forgetCookies();
            recovery.answer(recovery.start(browser, addresses.get(addressee).get(round)), "Wrong");
            return Map.of("wrong answer", browser.took());
        };
    }

    private Map<String, Duration> tour(String address) {
        browser.forgetCookies();
        Map<String, Duration> times = new LinkedHashMap<>();
        Answer start = browser.open(recovery.realm().url() + "/login-actions/reset-credentials?client_id="
                + recovery.site().clientId());
        Answer question = start.submit("#kc-reset-password-form", "username", address);
        times.put("address", browser.took());
        Answer wrong = recovery.answer(question, "Wrong");
        times.put("wrong answer", browser.took());
        Answer sent = wrong.press("resend-activation");
        times.put("resend activation", browser.took());
        Answer again = sent.press("send-again");
        times.put("send again", browser.took());
        assertThat(again.pageId()).isEqualTo("login-reset-mail-sent");
        return times;
    }
}
