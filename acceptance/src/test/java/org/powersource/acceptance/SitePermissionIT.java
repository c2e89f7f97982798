package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Server;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** UMA: an account without access to a site gets no permissions there, however the app names the account and the site. */
@OnTheSuite
class SitePermissionIT {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:uma-ticket";
    private static final String ID_TOKEN = "http://openid.net/specs/openid-connect-core-1_0.html#IDToken";

    private final Suite suite;
    private final Realm realm;
    private final Site site;
    private final Site app;

    SitePermissionIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.site = realm.newSite().resource("Reports").create();
        this.app = realm.newSite().withoutRole().create();
    }

    /** How the app names the account whose permissions it asks for. */
    enum Subject {
        BEARER {
            @Override
            HttpBrowser browser(Site app, TokenAnswer tokens) {
                return super.browser(app, tokens).sending("Authorization", "Bearer " + tokens.text("access_token"));
            }

            @Override
            Map<String, String> fields(Site app, TokenAnswer tokens) {
                return Map.of();
            }
        },
        SUBJECT_TOKEN {
            @Override
            Map<String, String> fields(Site app, TokenAnswer tokens) {
                return authenticated(app, "subject_token", tokens.text("access_token"));
            }
        },
        CLAIM_TOKEN {
            @Override
            Map<String, String> fields(Site app, TokenAnswer tokens) {
                return authenticated(app, "claim_token", tokens.text("id_token"), "claim_token_format", ID_TOKEN);
            }
        };

        HttpBrowser browser(Site app, TokenAnswer tokens) {
            return new HttpBrowser(app.realm().url());
        }

        abstract Map<String, String> fields(Site app, TokenAnswer tokens);

        private static Map<String, String> authenticated(Site app, String... more) {
            Map<String, String> fields = Query.fields("client_id", app.clientId(), "client_secret", app.secret());
            fields.putAll(Query.fields(more));
            return fields;
        }
    }

    @ParameterizedTest
    @EnumSource
    void accountWithoutAccessGetsNoPermissions(Subject subject) throws IOException {
        Account account = realm.newAccount().create();

        assertSiteAccessError(ask(subject, app, account, "audience", site.clientId()));

        assertThat(errorsOf(account))
                .singleElement(STRING)
                .contains("reason=\"site_access_not_granted\"", "site=\"" + site.clientId() + "\"");
    }

    /** Events of this type aren't stored; the server logs them. */
    private static List<String> errorsOf(Account account) throws IOException {
        List<String> errors = new ArrayList<>();
        for (Path log : Server.logs()) {
            Files.readAllLines(log).stream()
                    .filter(line -> line.contains("PERMISSION_TOKEN_ERROR") && line.contains(account.id()))
                    .forEach(errors::add);
        }
        return errors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision", "permissions"})
    void accountWithoutAccessIsNotToldADecisionEither(String mode) {
        Account account = realm.newAccount().create();

        for (Subject subject : Subject.values()) {
            assertSiteAccessError(ask(subject, app, account, "audience", site.clientId(), "response_mode", mode));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ticketOfASiteIsRefusedToo(Subject subject) {
        Account account = realm.newAccount().create();

        assertSiteAccessError(ask(subject, app, account, "ticket", ticket()));
    }

    @ParameterizedTest
    @EnumSource
    void accountWithAccessGetsPermissionsButNoRefreshToken(Subject subject) {
        Account account = realm.newAccount().role(site).create();

        Answer granted = ask(subject, app, account, "audience", site.clientId());

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.body()).contains("access_token").doesNotContain("\"refresh_token\"");
        assertThat(ask(subject, app, account, "audience", site.clientId(), "response_mode", "decision")
                        .body())
                .isEqualTo("{\"result\":true}");
        assertThat(ask(subject, app, account, "ticket", ticket()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void withdrawalHoldsForTheTokensThatAreOut(Subject subject) {
        Account account = realm.newAccount().role(site).create();
        TokenAnswer tokens = app.passwordGrant(account.email(), account.password());
        assertThat(ask(subject, app, tokens, "audience", site.clientId()).status())
                .isEqualTo(200);

        site.withdrawRole(account);

        assertSiteAccessError(ask(subject, app, tokens, "audience", site.clientId()));
    }

    @ParameterizedTest
    @EnumSource
    void tokenOfASiteOpensNothingElseAfterAWithdrawal(Subject subject) {
        Site open = realm.newSite().withoutRole().resource("Menus").create();
        Account account = realm.newAccount().role(site).create();
        TokenAnswer tokens = site.passwordGrant(account.email(), account.password());
        assertThat(ask(subject, site, tokens, "audience", open.clientId()).status())
                .isEqualTo(200);

        site.withdrawRole(account);

        assertSiteAccessError(ask(subject, site, tokens, "audience", open.clientId()));
    }

    @Test
    void siteThatTheAccountMayNotUseGetsNoPermissionsForIt() {
        Site open = realm.newSite().withoutRole().resource("Menus").create();
        Account account = realm.newAccount().create();
        TokenAnswer tokens = app.passwordGrant(account.email(), account.password());

        assertSiteAccessError(ask(Subject.SUBJECT_TOKEN, site, tokens, "audience", open.clientId()));
    }

    @ParameterizedTest
    @EnumSource
    void resourceServerThatIsNoSiteAnswersAsBefore(Subject subject) {
        Site open = realm.newSite().withoutRole().resource("Menus").create();
        Account account = realm.newAccount().create();

        Answer granted = ask(subject, app, account, "audience", open.clientId());

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.body()).contains("\"refresh_token\"");
    }

    @Test
    void serviceAccountOfASiteIsNoPerson() {
        assertThat(site.token("grant_type", GRANT, "audience", site.clientId()).json())
                .containsKey("access_token");
    }

    @Test
    void whatStockRefusesItRefusesInItsOwnWords() {
        assertThat(app.token("grant_type", GRANT, "audience", site.clientId(), "subject_token", "x")
                        .errorDescription())
                .isEqualTo("Invalid identity");
        assertThat(ask(Subject.BEARER, app, realm.newAccount().create(), "ticket", "x")
                        .body())
                .contains("invalid_ticket");
    }

    @Test
    void realmWithoutTheSuiteGrantsAsKeycloakDoes() {
        Realm stock = suite.variant("permissions-stock", RealmFile::stock);
        Site there = stock.newSite().resource("Reports").create();
        Account account = stock.newAccount().create();
        TokenAnswer tokens = there.passwordGrant(account.email(), account.password());

        Answer granted = ask(Subject.BEARER, there, tokens, "audience", there.clientId());

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.body()).contains("\"refresh_token\"");
    }

    private Answer ask(Subject subject, Site client, Account account, String... parameters) {
        return ask(subject, client, client.passwordGrant(account.email(), account.password()), parameters);
    }

    private static Answer ask(Subject subject, Site client, TokenAnswer tokens, String... parameters) {
        Map<String, String> fields = new LinkedHashMap<>(subject.fields(client, tokens));
        fields.put("grant_type", GRANT);
        fields.putAll(Query.fields(parameters));
        return subject.browser(client, tokens).post(client.endpoint("token"), fields);
    }

    /** The permission ticket that the site gives to an app without permissions. */
    private String ticket() {
        String token = site.token("grant_type", "client_credentials").text("access_token");
        String resource = site.admin().authorization().resources().findByName("Reports").stream()
                .findFirst()
                .orElseThrow()
                .getId();
        Answer answer = new HttpBrowser(realm.url())
                .sending("Authorization", "Bearer " + token)
                .post(
                        realm.url() + "/authz/protection/permission",
                        "application/json",
                        ("[{\"resource_id\":\"" + resource + "\"}]").getBytes(StandardCharsets.UTF_8));
        return answer.body().replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");
    }

    private static void assertSiteAccessError(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_grant\"").contains("Site Access Error");
    }
}
