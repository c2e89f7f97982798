package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.powersource.acceptance.pages.DistrictPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** What another site can do to a contact who is signed in to the contact's page: requests without its token, answers of other sign-ins. */
@OnTheSuite
class DistrictPageAttackIT {

    private static final String SEND = """
            async ([method, url, body]) => {
              const answer = await fetch(url, {
                method,
                body: body || undefined,
                credentials: "include",
                headers: { "Content-Type": "application/json" },
              });
              return answer.status;
            }""";

    private final PasswordRecovery recovery;
    private final Realm realm;
    private final Account contact;
    private final Account jane;

    DistrictPageAttackIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.realm = recovery.realm();
        District district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.jane = district.newMember().create();
    }

    /** Sent from the page's own origin, which may do more than another site. */
    @Test
    void cookiesAloneDoNothing(Windows windows) {
        Page page = windows.open();
        DistrictPage.signIn(page, contact);
        String user = "/users/" + jane.id();
        String address = NewAccount.address("Forged");
        List<List<String>> requests = List.of(
                List.of("GET", "/powersource/accounts", ""),
                List.of("GET", user, ""),
                List.of("PUT", user, "{\"enabled\": false}"),
                List.of("PUT", user + "/execute-actions-email", "[\"UPDATE_PASSWORD\"]"),
                List.of("POST", "/powersource/spoken-code", "{\"user\": \"" + jane.id() + "\"}"),
                List.of("POST", "/users", "{\"email\": \"" + address + "\"}"));

        assertThat(requests)
                .allSatisfy(request -> assertThat(page.evaluate(
                                SEND, List.of(request.get(0), realm.adminUrl() + request.get(1), request.get(2))))
                        .as(request.toString())
                        .isEqualTo(401));

        assertThat(jane.admin().toRepresentation().isEnabled()).isTrue();
        assertThat(jane.admin().credentials())
                .extracting(CredentialRepresentation::getType)
                .doesNotContain("spoken-code");
        assertThat(recovery.mailed(jane)).isEmpty();
        assertThat(realm.admin().users().searchByEmail(address.toLowerCase(Locale.ROOT), true))
                .isEmpty();
    }

    /** A link with the answer to another sign-in, while one of the contact's own is open: by its state, and by its issuer. */
    @ParameterizedTest
    @CsvSource({"forged,", "mine, https://other.example/realms/powersource"})
    void answerToAnotherSignInIsNotTaken(String state, @Nullable String issuer, Windows windows) {
        Page page = windows.open();
        DistrictPage.signIn(page, contact);
        String from = Objects.requireNonNullElse(issuer, page.locator("html").getAttribute("data-realm"));
        page.evaluate("() => sessionStorage.setItem('powersource-district',"
                + " JSON.stringify({ state: 'mine', verifier: 'x'.repeat(43), language: '', place: '', typed: [] }))");
        List<String> exchanged = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/protocol/openid-connect/token")) {
                exchanged.add(request.postData());
            }
        });
        // Another address of the same document wouldn't load it.
        page.navigate("about:blank");

        page.navigate(realm.districtPage() + "#state=" + state + "&code=forged-code&iss="
                + URLEncoder.encode(from, StandardCharsets.UTF_8));

        page.locator("main[data-view=accounts]").waitFor();
        assertThat(page.url()).doesNotContain("forged");
        assertThat(exchanged).hasSize(1).noneMatch(body -> body.contains("forged-code"));
    }
}
