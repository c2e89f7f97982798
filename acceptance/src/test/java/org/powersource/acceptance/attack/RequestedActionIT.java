package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.DistrictOffice;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** An app names a required action in {@code kc_action}: that is no way past an action that the account needs. */
@OnTheSuite
class RequestedActionIT {

    private static final String UNKNOWN = "no-such-action";
    private static final String OFFICE = "district-office";

    private static final List<String> ACTIONS = List.of(
            "powersource-activate-account",
            "powersource-site-access",
            "powersource-set-reminder-question",
            "UPDATE_PASSWORD",
            "CONFIGURE_TOTP",
            "VERIFY_EMAIL",
            "UPDATE_PROFILE",
            "UPDATE_EMAIL",
            "TERMS_AND_CONDITIONS",
            "CONFIGURE_RECOVERY_AUTHN_CODES",
            "webauthn-register",
            "delete_account",
            "delete_credential",
            "delete_credential:%s",
            "idp_link:%s",
            "idp_link:" + OFFICE,
            UNKNOWN);

    private enum State {
        INACTIVE,
        INACTIVE_AND_TEMPORARY_PASSWORD,
        WITHOUT_THE_SITE
    }

    private final Invitation invitation;
    private final DistrictOffice office;

    RequestedActionIT(Suite suite) {
        this.invitation = Invitation.in(suite, "every-action", RequestedActionIT::enableAll);
        this.office = DistrictOffice.of(suite, invitation.realm(), OFFICE);
    }

    /** Including those that {@code realm-export.json} leaves off. */
    private static void enableAll(RealmFile file) {
        ArrayNode actions = (ArrayNode) file.tree().get("requiredActions");
        actions.forEach(action -> ((ObjectNode) action).put("enabled", true));
        ACTIONS.stream()
                .map(action -> action.split(":", -1)[0])
                .distinct()
                .filter(action -> !action.equals(UNKNOWN)
                        && actions.findValuesAsText("alias").stream().noneMatch(action::equals))
                .forEach(action -> actions.addObject()
                        .put("alias", action)
                        .put("providerId", action)
                        .put("name", action)
                        .put("enabled", true));
    }

    static Stream<Arguments> cells() {
        return ACTIONS.stream().flatMap(action -> Stream.of(State.values()).map(state -> Arguments.of(action, state)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void doesNotLeadPastWhatTheAccountNeeds(String action, State state, HttpBrowser browser) {
        Account account = account(state);
        String request = invitation.site().signIn("kc_action", action.formatted(credential(account)));

        HttpBrowser same = new HttpBrowser(origin());
        for (HttpBrowser app : List.of(same, same, new HttpBrowser(origin()))) {
            Answer login = app.open(request);
            Answer answer = login.pageId().equals("login-login") ? login.signIn(account) : login;
            assertKeptOutWhateverIsSent(answer);
        }
        assertKeptOut(bySingleSignOn(request, account, browser));
        assertThat(account.admin().toRepresentation().isEmailVerified()).isEqualTo(state == State.WITHOUT_THE_SITE);
    }

    /** The token endpoint takes parameters that it doesn't know; none of them is an action. */
    @ParameterizedTest
    @MethodSource("cells")
    void passwordGrantIsRefused(String action, State state) {
        Account account = account(state);
        Site api = invitation.realm().newSite().create();
        if (state != State.WITHOUT_THE_SITE) {
            api.grantRole(account);
        }

        TokenAnswer refused = api.passwordGrant(
                account.email(), account.password(), "kc_action", action.formatted(credential(account)));

        assertThat(refused).isEqualTo(api.passwordGrant(account.email(), account.password()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()).containsKey("error").doesNotContainKey("access_token");
        assertThat(account.sessions()).isEmpty();
    }

    /** The first sign-in there, and the next one, with a link that an administrator has made if the first sign-in didn't. */
    @ParameterizedTest
    @MethodSource("cells")
    void identityProviderLeadsNoFurther(String action, State state, HttpBrowser browser) {
        Account account = account(state);
        Account person = office.person(account.email());
        String request = invitation.site().signIn("kc_action", action.formatted(credential(account)));

        Answer first = browser.open(request).click(office.button()).signIn(person);
        assertThat(first.pageId()).isEqualTo("login-login");
        assertKeptOutWhateverIsSent(first.signIn(account));
        assertThat(office.isLinkedWith(account)).isEqualTo(state == State.WITHOUT_THE_SITE);

        browser.forgetCookies();
        if (state != State.WITHOUT_THE_SITE) {
            office.link(account, person);
        }
        Answer next = browser.open(request).click(office.button()).signIn(person);
        assertThat(next.pageId()).isNotEqualTo("login-login");
        assertKeptOutWhateverIsSent(next);
        assertThat(account.admin().toRepresentation().isEmailVerified()).isEqualTo(state == State.WITHOUT_THE_SITE);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void newAccountOfAnIdentityProviderLeadsNoFurther(String action, HttpBrowser browser) {
        Account person = office.person(NewAccount.address("new"));
        String request = invitation.site().signIn("kc_action", action);
        for (int i = 0; i < 2; i++) {
            browser.forgetCookies();

            assertKeptOutWhateverIsSent(
                    browser.open(request).click(office.button()).signIn(person));
        }
    }

    /** The reset flow signs in by itself; the net under it is a required action, too. */
    @ParameterizedTest
    @MethodSource("actions")
    void doesNotLeadPastTheSiteAccessErrorAfterAMailedLink(String action, HttpBrowser browser) {
        Account account = account(State.WITHOUT_THE_SITE);
        Answer question = browser.open(invitation.site().signIn("kc_action", action))
                .click("#kc-forgot-password")
                .submit("#kc-reset-password-form", "username", account.email());
        question.submit("#kc-reminder-question-form", "answer", NewAccount.ANSWER);
        String link = invitation
                .await(account, PasswordRecovery.LINK_SUBJECT, 1)
                .get(0)
                .links()
                .get(0);

        Answer form = browser.open(link);
        Answer end = form.submit(
                "#kc-passwd-update-form",
                "password-new",
                PasswordRecovery.NEW_PASSWORD,
                "password-confirm",
                PasswordRecovery.NEW_PASSWORD);

        assertKeptOut(end);
        assertThat(end.pageId()).isNotEmpty();
        assertKeptOut(end.browser().open(end.uri().toString()));
    }

    static Stream<String> actions() {
        return ACTIONS.stream();
    }

    private static String credential(Account account) {
        return account.admin().credentials().stream()
                .map(CredentialRepresentation::getId)
                .findFirst()
                .orElse("none");
    }

    private Answer bySingleSignOn(String request, Account account, HttpBrowser browser) {
        Site open = invitation.realm().newSite().withoutRole().create();
        browser.open(open).signIn(account);
        Answer answer = browser.open(request);
        return answer.pageId().equals("login-login") ? answer.signIn(account) : answer;
    }

    private static void assertKeptOutWhateverIsSent(Answer answer) {
        assertKeptOut(answer);
        if (answer.has("#answer-confirm")) {
            assertKeptOut(answer.submit(
                    "form:has(#answer)",
                    "question",
                    "stuffedAnimal",
                    "answer",
                    NewAccount.ANSWER,
                    "answer-confirm",
                    NewAccount.ANSWER));
        }
        // A button of stock's own pages that leaves an action which the app asked for.
        if (answer.has("form")) {
            assertKeptOut(answer.submit("form", "cancel-aia", "true"));
        }
        assertKeptOut(answer.browser().open(answer.uri().toString()));
    }

    private static void assertKeptOut(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
        assertThat(answer.location() != null && answer.told().containsKey("code"))
                .as("in: " + answer.uri())
                .isFalse();
    }

    private Account account(State state) {
        if (state == State.WITHOUT_THE_SITE) {
            return invitation.realm().newAccount().create();
        }
        Account account = invitation.account();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(account.password());
        password.setTemporary(state == State.INACTIVE_AND_TEMPORARY_PASSWORD);
        account.admin().resetPassword(password);
        return account;
    }

    private String origin() {
        String url = invitation.realm().url();
        return url.substring(0, url.indexOf("/realms/"));
    }
}
