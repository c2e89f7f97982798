package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.ReadOut;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Doors other than Forgot My Password at which one might ask whether an address has an account; none says so. */
@OnTheSuite
class EnumerationIT {

    private final Suite suite;
    private final PasswordRecovery recovery;

    EnumerationIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite, "alike", Addressee::lockAtOnce);
    }

    @Test
    void everyDoorAnswersEveryAddressAlike() {
        Site open = recovery.realm().newSite().create();
        Map<String, String> unknown = doors(open, Addressee.UNKNOWN);
        SoftAssertions all = new SoftAssertions();
        for (Addressee addressee : Addressee.values()) {
            Map<String, String> doors = doors(open, addressee);
            unknown.forEach((door, answer) -> all.assertThat(doors.get(door))
                    .as(addressee + " at " + door)
                    .isEqualTo(answer));
        }
        all.assertAll();
    }

    /** What each door answers to a stranger, without what is random. */
    private Map<String, String> doors(Site open, Addressee addressee) {
        String address = addressee.address(recovery);
        HttpBrowser stranger = recovery.browser("stranger");
        Map<String, Answer> doors = new LinkedHashMap<>();
        doors.put("login hint", stranger.open(recovery.site(), "login_hint", address));
        doors.put(
                "sign-in",
                recovery.browser("stranger").open(recovery.site()).signIn(address, Addressee.WRONG_PASSWORD));
        doors.put(
                "sign-in with what could be a code",
                recovery.browser("stranger").open(recovery.site()).signIn(address, ReadOut.WRONG));
        doors.put(
                "sign-in without a password",
                recovery.browser("stranger").open(recovery.site()).signIn(address, ""));
        doors.put(
                "passive sign-in",
                recovery.browser("stranger").openOnly(recovery.site().signIn("login_hint", address, "prompt", "none")));
        Map<String, String> grant = new TreeMap<>(Query.fields(
                "grant_type",
                "password",
                "client_id",
                open.clientId(),
                "client_secret",
                open.secret(),
                "username",
                address,
                "password",
                Addressee.WRONG_PASSWORD));
        doors.put("password grant", recovery.browser("program").post(open.endpoint("token"), grant));
        grant.put("client_id", "account-console");
        doors.put("grant of the account console", recovery.browser("program").post(open.endpoint("token"), grant));
        grant.put("client_id", "admin-cli");
        grant.remove("client_secret");
        doors.put(
                "grant of the administrators' client",
                recovery.browser("program").post(open.endpoint("token"), grant));
        Map<String, String> ciba = Map.of(
                "client_id", open.clientId(), "client_secret", open.secret(), "scope", "openid", "login_hint", address);
        doors.put("back-channel sign-in", recovery.browser("program").post(open.endpoint("ext/ciba/auth"), ciba));
        for (String page : List.of(
                "/login-actions/registration?client_id=" + Site.POWERSOURCE,
                "/protocol/openid-connect/registrations?client_id=" + Site.POWERSOURCE + "&response_type=code"
                        + "&redirect_uri=" + recovery.site().redirectUri(),
                "/account/?userProfileMetadata=true",
                "/activation?",
                "/.well-known/webfinger?resource=acct:x")) {
            doors.put(
                    page,
                    recovery.browser("stranger")
                            .open(recovery.realm().url() + page + "&"
                                    + Query.of(Query.fields("username", address, "email", address))));
        }
        doors.put(
                "admin API",
                recovery.browser("stranger")
                        .open(recovery.realm().adminUrl() + "/users?" + Query.of(Query.fields("email", address))));
        Map<String, String> seen = new LinkedHashMap<>();
        doors.forEach((door, answer) -> seen.put(door, plain(answer, address)));
        return seen;
    }

    private static String plain(Answer answer, String address) {
        String typed = Query.of(Map.of("", address)).substring(1);
        return answer.withoutRandomValues(address)
                .replace(typed, "(typed)")
                .replaceAll("(tab_id|kc_state_checker)=[\\w-]+", "$1=(random)");
    }

    @Test
    void nobodyRegisters(HttpBrowser browser) {
        Answer login = browser.open(recovery.site());
        assertThat(login.page().select("a[href*=registration]")).isEmpty();

        List<Answer> tried = new ArrayList<>();
        for (String path : List.of("/login-actions/registration", "/protocol/openid-connect/registrations")) {
            tried.add(browser.open(recovery.site().signIn().replace("/protocol/openid-connect/auth", path)));
        }
        assertThat(tried).allSatisfy(answer -> {
            assertThat(answer.status()).isLessThan(500);
            assertThat(answer.has("#kc-register-form")).isFalse();
        });
        assertThat(suite.realm().admin().toRepresentation().isRegistrationAllowed())
                .isFalse();
    }
}
