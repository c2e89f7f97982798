package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.TestFlow.alternative;
import static org.powersource.acceptance.suite.TestFlow.conditional;
import static org.powersource.acceptance.suite.TestFlow.disabled;
import static org.powersource.acceptance.suite.TestFlow.required;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Findings;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TestFlow;

/**
 * Flows right and wrong on the server: what the walk says is what a browser does. Without the required action that would catch these
 * sign-ins.
 */
@OnTheSuite
class FlowWalkIT {

    private static final String SITE = "powersource-site-access";
    private static final String PASSWORD = "powersource-email-password";
    private static final String STOCK_PASSWORD = "auth-username-password-form";
    private static final TestFlow SIGN_IN = required(alternative("auth-cookie"), alternative(required(PASSWORD)));

    /** Each with whether somebody without the right gets in with a session of another site, and with a password. */
    enum Built {
        AS_SHIPPED(false, false, SIGN_IN, required(SITE)),
        WITHOUT_THE_CHECK(true, true, SIGN_IN),
        CHECK_DISABLED(true, true, SIGN_IN, disabled(SITE)),
        CHECK_INSIDE_THE_FORMS(
                true, false, alternative("auth-cookie"), alternative(required(PASSWORD), required(SITE))),
        CHECK_BESIDE_THE_COOKIE(true, true, alternative("auth-cookie"), alternative(PASSWORD), alternative(SITE)),
        CHECK_IGNORED_BESIDE_REQUIRED(true, true, SIGN_IN, alternative(SITE)),
        CHECK_WITHOUT_A_CONDITION(true, true, SIGN_IN, conditional(required(SITE))),
        CHECK_WITH_A_DISABLED_CONDITION(
                true, true, SIGN_IN, conditional(disabled("conditional-user-configured"), required(SITE))),
        CHECK_FOR_ACCOUNTS_WITH_A_CODE(
                true,
                true,
                SIGN_IN,
                conditional(required("conditional-user-configured"), required("auth-otp-form"), required(SITE))),
        CHECK_IN_NESTED_SUBFLOWS(false, false, SIGN_IN, required(required(required(SITE)))),
        CHECK_IN_EACH_ALTERNATIVE(
                false,
                false,
                alternative(required("auth-cookie"), required(SITE)),
                alternative(required(PASSWORD), required(SITE))),
        CONDITION_OUTSIDE_OF_A_CONDITIONAL(
                false, false, required("conditional-user-configured"), SIGN_IN, required(SITE)),
        EMPTY_REQUIRED_SUBFLOW(false, false, SIGN_IN, required()),
        DENIED_TO_ALL(false, false, SIGN_IN, required("deny-access-authenticator")),
        CHECK_BEFORE_THE_SIGN_IN(false, false, required(SITE), SIGN_IN),
        STOCK_FORM(true, true, alternative("auth-cookie"), alternative(STOCK_PASSWORD));

        private final boolean bySession;
        private final boolean byPassword;

        @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
        private final TestFlow[] executions;

        Built(boolean bySession, boolean byPassword, TestFlow... executions) {
            this.bySession = bySession;
            this.byPassword = byPassword;
            this.executions = executions;
        }

        private String alias() {
            return "walk " + name();
        }
    }

    private final Suite suite;
    private final Realm realm;

    FlowWalkIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.variant("walk", file -> {
            Arrays.stream(Built.values()).forEach(built -> TestFlow.add(file, built.alias(), built.executions));
            withoutNet(file);
        });
    }

    private static void withoutNet(RealmFile file) {
        ObjectNode action = (ObjectNode) RealmFile.named((ArrayNode) file.tree().get("requiredActions"), "alias", SITE);
        action.put("enabled", false);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheWalkSaysIsWhatABrowserDoes(Built built, HttpBrowser fresh, HttpBrowser signedIn) {
        Account account = realm.newAccount().ticked(Site.POWERSOURCE).create();
        Site site = siteWith(built);

        List<List<String>> paths = new Findings(realm).paths(built.alias());
        assertThat(paths.stream().anyMatch(steps -> steps.contains("auth-cookie")))
                .as("by session: " + paths)
                .isEqualTo(built.bySession);
        assertThat(paths.stream().anyMatch(steps -> steps.contains(PASSWORD) || steps.contains(STOCK_PASSWORD)))
                .as("by password: " + paths)
                .isEqualTo(built.byPassword);

        assertThat(isIn(signInAt(fresh.open(site), account), site)).isEqualTo(built.byPassword);
        signedIn.open(realm.site(Site.POWERSOURCE)).signIn(account);
        assertThat(isIn(signedIn.open(site), site)).isEqualTo(built.bySession);
    }

    private Site siteWith(Built built) {
        Site site = realm.newSite().create();
        ClientRepresentation client = site.admin().toRepresentation();
        client.setAuthenticationFlowBindingOverrides(Map.of("browser", idOf(built.alias())));
        site.admin().update(client);
        return site;
    }

    private String idOf(String alias) {
        return realm.admin().flows().getFlows().stream()
                .filter(flow -> alias.equals(flow.getAlias()))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private static Answer signInAt(Answer page, Account account) {
        return page.has("#password") ? page.signIn(account) : page;
    }

    private static boolean isIn(Answer answer, Site site) {
        return answer.location() != null
                && answer.location().toString().startsWith(site.redirectUri())
                && answer.told().containsKey("code");
    }

    /** keycloak#40744: the walk finds it, and the server does it. */
    @Test
    void aResetFlowWithoutItsMailLetsAnybodySetAPassword(HttpBrowser browser) {
        Realm open = suite.variant("walk-reset", file -> {
            TestFlow.add(
                    file,
                    "walk reset",
                    required("reset-credentials-choose-user"),
                    conditional(required("powersource-reminder-question"), required("powersource-reset-mail")),
                    required("reset-password"));
            file.tree().put("resetCredentialsFlow", "walk reset");
        });
        Account account = open.newAccount().ticked(Site.POWERSOURCE).create();
        Findings findings = new Findings(open);

        assertThat(findings.paths("walk reset"))
                .contains(List.of(
                        "reset-credentials-choose-user",
                        "\"walk reset.2\" is skipped: it has no condition",
                        "reset-password"));
        assertThat(findings.codes()).contains("recovery-step-skipped");

        Answer newPassword = browser.open(open.site(Site.POWERSOURCE))
                .click("#kc-forgot-password")
                .submit("form:has(#username)", "username", account.email());
        assertThat(newPassword.has("#password-new")).isTrue();
    }

    @Test
    void theShippedFlowsMissNothing() {
        Findings findings = new Findings(suite.realm());

        assertThat(Stream.of(
                        "powersource browser",
                        "powersource direct grant",
                        "powersource reset",
                        "powersource post broker",
                        "powersource first broker"))
                .allSatisfy(flow -> assertThat(findings.paths(flow)).isEmpty());
        assertThat(findings.paths("browser")).contains(List.of("auth-cookie"));
    }
}
