package org.powersource.acceptance;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.ReadOut;
import org.powersource.acceptance.suite.RequestTimes;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/**
 * Whether the time of a refused sign-in tells what an address is, on the page and at the token endpoint: {@code mvn verify -Ptimes}, on a
 * machine that does nothing else.
 */
@OnTheSuite
class SignInTimes {

    private final PasswordRecovery recovery;
    private final Site program;
    private final HttpBrowser browser;

    SignInTimes(Suite suite) {
        this.recovery = PasswordRecovery.in(suite, "sign-in-times", Addressee::lockAtOnce);
        this.program = recovery.realm().newSite().create();
        this.browser = recovery.browser("stranger");
    }

    @Test
    void timesDoNotTellWhatAnAddressIs() {
        RequestTimes times = new RequestTimes();
        times.measure("wrong password", refusals());
        times.assertThatNoneTellsWhatAnAddressIs();
    }

    @Test
    void timesDoNotTellWhoseHashIsOfAnEarlierPolicy() {
        RequestTimes times = new RequestTimes();
        times.measureWithOtherHashPolicies(recovery.realm(), this::refusals);
        times.assertThatNoneTellsWhatAnAddressIs();
    }

    /** Of accounts hashed by the realm's policy as it is now. */
    private BiFunction<Addressee, Integer, Map<String, Duration>> refusals() {
        Map<Addressee, List<String>> page = addresses();
        Map<Addressee, List<String>> code = addresses();
        code.get(Addressee.KNOWN).forEach(this::makeCode);
        Map<Addressee, List<String>> grant = addresses();
        return (addressee, round) -> refused(
                page.get(addressee).get(round),
                code.get(addressee).get(round),
                grant.get(addressee).get(round));
    }

    /** Its account compares a hash then; the other kinds have to hash as often. */
    private void makeCode(String email) {
        String id = recovery.realm()
                .admin()
                .users()
                .searchByEmail(email, true)
                .get(0)
                .getId();
        ReadOut.of(recovery.realm().adminApi(), new Account(recovery.realm(), id, email, ""));
    }

    private Map<Addressee, List<String>> addresses() {
        Map<Addressee, List<String>> addresses = new EnumMap<>(Addressee.class);
        for (Addressee addressee : Addressee.values()) {
            addresses.put(addressee, addressee.addresses(recovery, RequestTimes.ADDRESSES));
        }
        return addresses;
    }

    private Map<String, Duration> refused(String onThePage, String withACode, String byGrant) {
        browser.forgetCookies();
        Map<String, Duration> times = new LinkedHashMap<>();
        browser.open(recovery.site()).signIn(onThePage, Addressee.WRONG_PASSWORD);
        times.put("page", browser.took());
        browser.forgetCookies();
        browser.open(recovery.site()).signIn(withACode, ReadOut.WRONG);
        times.put("page, what could be a code", browser.took());
        browser.post(
                program.endpoint("token"),
                Query.fields(
                        "grant_type",
                        "password",
                        "client_id",
                        program.clientId(),
                        "client_secret",
                        program.secret(),
                        "username",
                        byGrant,
                        "password",
                        Addressee.WRONG_PASSWORD));
        times.put("password grant", browser.took());
        return times;
    }
}
