package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Phone;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** Sign-ins other than by authorization code: none lets in an inactive, refused or disabled account. */
@OnTheSuite
class OtherProtocolsIT {

    private enum Protocol {
        SAML,
        DEVICE
    }

    private enum State {
        INACTIVE("login-activation"),
        WITHOUT_THE_SITE("login-site-access-error"),
        DISABLED("login-login");

        private final String page;

        State(String page) {
            this.page = page;
        }
    }

    private final Invitation invitation;

    OtherProtocolsIT(Suite suite) {
        this.invitation = Invitation.in(suite);
    }

    static Stream<Arguments> cells() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> Stream.of(State.values()).map(state -> Arguments.of(protocol, state)));
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whoMayUseTheSiteGetsIn(Protocol protocol, HttpBrowser browser) {
        Way way = way(protocol);
        Account account = invitation.realm().accountFor(way.site);

        assertThat(way.isIn(browser.open(way.start).signIn(account))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whoMayNotIsShownWhy(Protocol protocol, State state, HttpBrowser browser) {
        Way way = way(protocol);
        Account account = account(state, way.site);

        Answer refused = browser.open(way.start).signIn(account);

        assertThat(refused.pageId()).isEqualTo(state.page);
        assertThat(way.isIn(refused)).isFalse();
        assertThat(way.isIn(browser.open(refused.uri().toString()))).isFalse();
    }

    /** A page that waits for the activation signs nobody in, even if the owner activates meanwhile. */
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void waitingPageStaysOut(Protocol protocol, HttpBrowser browser) {
        Way way = way(protocol);
        Account account = account(State.INACTIVE, way.site);
        Answer waiting = browser.open(way.start).signIn(account);

        invitation.activate(invitation.browser("owner").open(invitation.link(account)), Invitation.PASSWORD);

        List<Answer> tries = new ArrayList<>();
        tries.add(browser.open(waiting.uri().toString()));
        tries.add(waiting.press("resend-activation"));
        tries.add(browser.open(way.start));
        assertThat(tries).noneMatch(way::isIn).allMatch(answer -> answer.status() < 500);
    }

    /** CIBA: whoever approves on a phone, an account that isn't active gets no token. Only a server that this run started knows the phone. */
    @Test
    @DisabledIfSystemProperty(named = "server", matches = ".+", disabledReason = "that server knows no phone")
    void backChannelSignInGivesAnInactiveAccountNothing() {
        Site site = invitation
                .realm()
                .newSite()
                .attribute("oidc.ciba.grant.enabled", "true")
                .attribute("ciba.backchannel.token.delivery.mode", "poll")
                .create();
        Account active = invitation.realm().accountFor(site);
        Account inactive = account(State.INACTIVE, site);
        Account deactivated = invitation.realm().accountFor(site);
        try (Phone phone = Phone.on()) {
            List<TokenAnswer> requests = Stream.of(active, inactive, deactivated)
                    .map(account -> approved(site, account, phone))
                    .toList();
            UserRepresentation record = deactivated.admin().toRepresentation();
            record.setRequiredActions(List.of(Invitation.ACTION));
            deactivated.admin().update(record);

            assertThat(requests.stream()
                            .map(request -> backChannelTokens(site, request).error()))
                    .containsExactly("", "invalid_grant", "invalid_grant");
        }
    }

    private TokenAnswer approved(Site site, Account account, Phone phone) {
        TokenAnswer request = site.ask("ext/ciba/auth", Query.fields("scope", "openid", "login_hint", account.email()));
        assertThat(phone.approve(invitation.realm()).status()).isEqualTo(200);
        return request;
    }

    private static TokenAnswer backChannelTokens(Site site, TokenAnswer request) {
        return site.token(
                "grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", request.text("auth_req_id"));
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"WITHOUT_THE_SITE", "DISABLED"})
    void offlineTokenIsWorthNothingAnyMore(State state) {
        Site app = invitation.realm().newSite().create();
        Account account = invitation.realm().accountFor(app);
        TokenAnswer tokens = app.passwordGrant(account.email(), account.password(), "scope", "openid offline_access");
        TokenAnswer good = app.refresh(tokens);
        assertThat(good.json()).containsKey("access_token");

        if (state == State.DISABLED) {
            disable(account);
        } else {
            app.withdrawRole(account);
        }

        assertThat(app.refresh(good).error()).isEqualTo("invalid_grant");
    }

    private record Way(Site site, String start, Supplier<Boolean> gotTokens) {

        /** Whether the account is signed in; accepts the page that asks for consent. */
        boolean isIn(Answer answer) {
            if (answer.has("[name=accept]")) {
                answer.submit("form", "accept", "Yes");
            }
            return answer.has("input[name=SAMLResponse]") || gotTokens.get();
        }
    }

    private Way way(Protocol protocol) {
        return switch (protocol) {
            case SAML -> saml();
            case DEVICE -> device();
        };
    }

    private Way saml() {
        String name = "saml-" + UUID.randomUUID();
        Site site = invitation
                .realm()
                .newSite()
                .with(client -> {
                    client.setProtocol("saml");
                    client.setAttributes(Map.of(
                            "saml_idp_initiated_sso_url_name",
                            name,
                            "saml_assertion_consumer_url_post",
                            client.getRedirectUris().get(0),
                            "saml.client.signature",
                            "false"));
                })
                .create();
        return new Way(site, invitation.realm().url() + "/protocol/saml/clients/" + name, () -> false);
    }

    /** RFC 8628. */
    private Way device() {
        Site site = invitation
                .realm()
                .newSite()
                .attribute("oauth2.device.authorization.grant.enabled", "true")
                .attribute("oauth2.device.polling.interval", "1")
                .create();
        TokenAnswer request = site.ask("auth/device", Query.fields("scope", "openid"));
        return new Way(site, request.text("verification_uri_complete"), () -> poll(site, request.text("device_code")));
    }

    private static boolean poll(Site site, String code) {
        AtomicReference<TokenAnswer> answer = new AtomicReference<>(ask(site, code));
        Eventually.until(
                "not too soon",
                Invitation.SOON,
                () -> !isTooSoon(answer.updateAndGet(last -> isTooSoon(last) ? ask(site, code) : last)));
        return Objects.requireNonNull(answer.get()).json().containsKey("access_token");
    }

    private static boolean isTooSoon(TokenAnswer answer) {
        return answer.error().equals("slow_down");
    }

    private static TokenAnswer ask(Site site, String code) {
        return site.token("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", code);
    }

    private Account account(State state, Site site) {
        return switch (state) {
            case INACTIVE -> {
                Account account =
                        invitation.realm().newAccount().inactive().site(site).create();
                account.admin()
                        .resetPassword(invitation
                                .realm()
                                .newAccount()
                                .representation()
                                .getCredentials()
                                .get(0));
                yield account;
            }
            case WITHOUT_THE_SITE -> invitation.realm().newAccount().create();
            case DISABLED -> {
                Account account = invitation.realm().accountFor(site);
                disable(account);
                yield account;
            }
        };
    }

    private static void disable(Account account) {
        UserRepresentation record = account.admin().toRepresentation();
        record.setEnabled(false);
        account.admin().update(record);
    }
}
