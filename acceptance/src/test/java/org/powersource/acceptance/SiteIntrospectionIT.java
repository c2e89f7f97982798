package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** After a withdrawal no resource server is told that a token of the site is active. */
@OnTheSuite
class SiteIntrospectionIT {

    private static final String UMA = "urn:ietf:params:oauth:grant-type:uma-ticket";
    private static final String WITH_JWT = "client.introspection.response.allow.jwt.claim.enabled";

    private final Suite suite;
    private final Realm realm;

    SiteIntrospectionIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
    }

    enum Withdrawal {
        TICK {
            @Override
            Account grant(Site site) {
                Account account = site.realm().newAccount().create();
                account.tickSites(site.clientId());
                return account;
            }

            @Override
            void withdraw(Site site, Account account) {
                account.tickSites();
            }
        },
        ROLE {
            @Override
            void withdraw(Site site, Account account) {
                site.withdrawRole(account);
            }
        },
        DISABLED {
            @Override
            void withdraw(Site site, Account account) {
                UserRepresentation record = account.admin().toRepresentation();
                record.setEnabled(false);
                account.admin().update(record);
            }
        },
        NOT_ACTIVE {
            @Override
            void withdraw(Site site, Account account) {
                UserRepresentation record = account.admin().toRepresentation();
                record.setRequiredActions(List.of("powersource-activate-account"));
                account.admin().update(record);
            }
        };

        Account grant(Site site) {
            return site.realm().newAccount().role(site).create();
        }

        abstract void withdraw(Site site, Account account);
    }

    @ParameterizedTest
    @EnumSource
    void noTokenIsActiveAfterTheWithdrawal(Withdrawal way) {
        Tokens tokens = new Tokens(realm);
        Account account = way.grant(tokens.site);
        Map<String, Supplier<Object>> questions = tokens.questions(account);
        assertThat(answers(questions))
                .allSatisfy(
                        (question, active) -> assertThat(active).as(question).isEqualTo(true));

        way.withdraw(tokens.site, account);

        assertThat(answers(questions))
                .allSatisfy(
                        (question, active) -> assertThat(active).as(question).isEqualTo(false));
    }

    /** The tick follows the new client id, but the token names the old one. */
    @Test
    void noTokenOfASiteIsActiveUnderAnotherName() {
        Tokens tokens = new Tokens(realm);
        Account account = Withdrawal.TICK.grant(tokens.site);
        TokenAnswer own = tokens.site.passwordGrant(account.email(), account.password());
        assertThat(tokens.active(tokens.reader, own.text("access_token"), "access_token"))
                .isEqualTo(true);

        ClientRepresentation client = tokens.site.admin().toRepresentation();
        client.setClientId(client.getClientId() + "-renamed");
        tokens.site.admin().update(client);

        Site renamed = new Site(
                realm, client.getClientId(), tokens.site.id(), tokens.site.secret(), tokens.site.redirectUri());
        assertThat(tokens.active(tokens.reader, own.text("access_token"), "access_token"))
                .isEqualTo(false);
        assertThat(tokens.active(renamed, own.text("access_token"), "access_token"))
                .isEqualTo(false);
        assertThat(tokens.active(renamed, own.text("refresh_token"), "refresh_token"))
                .isEqualTo(false);
    }

    @Test
    void refusedTokenIsNotSentAsAClaimEither() {
        Site site =
                realm.newSite().inItsOwnAudience().attribute(WITH_JWT, "true").create();
        Account account = realm.newAccount().role(site).create();
        String token = site.passwordGrant(account.email(), account.password()).text("access_token");
        assertThat(jwtOf(site, token).body()).contains("\"jwt\"");

        site.withdrawRole(account);

        assertThat(jwtOf(site, token).body()).isEqualTo("{\"active\":false}");
    }

    private Answer jwtOf(Site site, String token) {
        return HttpBrowser.forJwt(realm.url())
                .post(
                        site.endpoint("token/introspect"),
                        Query.fields("client_id", site.clientId(), "client_secret", site.secret(), "token", token));
    }

    @Test
    void clientThatIsNoSiteIsAnsweredAsBefore() {
        Site open = realm.newSite().withoutRole().inItsOwnAudience().create();
        Account account = realm.newAccount().create();
        String token = open.passwordGrant(account.email(), account.password()).text("access_token");

        assertThat(open.ask("token/introspect", Query.fields("token", token)).json())
                .containsEntry("active", true)
                .containsEntry("client_id", open.clientId());
    }

    @Test
    void serviceAccountOfASiteIsNoPerson() {
        Site service = realm.newSite()
                .inItsOwnAudience()
                .with(client -> client.setServiceAccountsEnabled(true))
                .create();
        String token = service.token("grant_type", "client_credentials").text("access_token");

        assertThat(service.ask("token/introspect", Query.fields("token", token)).json())
                .containsEntry("active", true);
    }

    @Test
    void realmWithoutTheSuiteIsAnsweredAsKeycloakDoes() {
        Realm stock = suite.variant("introspection-stock", RealmFile::stock);
        Tokens tokens = new Tokens(stock);
        Account account = Withdrawal.ROLE.grant(tokens.site);
        Map<String, Supplier<Object>> questions = tokens.questions(account);

        tokens.site.withdrawRole(account);

        assertThat(answers(questions))
                .allSatisfy(
                        (question, active) -> assertThat(active).as(question).isEqualTo(true));
    }

    private static Map<String, Object> answers(Map<String, Supplier<Object>> questions) {
        Map<String, Object> answers = new LinkedHashMap<>();
        questions.forEach((question, ask) -> answers.put(question, ask.get()));
        return answers;
    }

    /** Tokens of a site, and of an app with the site in its tokens' audience; another resource server reads both. */
    private static final class Tokens {

        final Site reader;
        final Site site;
        final Site app;

        Tokens(Realm realm) {
            reader = realm.newSite().withoutRole().create();
            site = realm.newSite()
                    .inItsOwnAudience()
                    .audience(reader)
                    .resource("Reports")
                    .create();
            app = realm.newSite().withoutRole().audience(site, reader).create();
        }

        Map<String, Supplier<Object>> questions(Account account) {
            TokenAnswer own = site.passwordGrant(account.email(), account.password());
            TokenAnswer offline =
                    site.passwordGrant(account.email(), account.password(), "scope", "openid offline_access");
            TokenAnswer others = app.passwordGrant(account.email(), account.password());
            Map<String, Supplier<Object>> questions = new LinkedHashMap<>();
            for (Site asking : List.of(site, reader)) {
                String by = asking.equals(site) ? " asked by the site" : " asked by another";
                ask(questions, "access token" + by, asking, own.text("access_token"), "access_token");
                ask(questions, "offline access token" + by, asking, offline.text("access_token"), "access_token");
                ask(questions, "app's token" + by, asking, others.text("access_token"), "access_token");
                ask(questions, "own permissions" + by, asking, permissions(site, own), "requesting_party_token");
                ask(questions, "app's permissions" + by, asking, permissions(app, others), "requesting_party_token");
            }
            ask(questions, "refresh token", site, own.text("refresh_token"), "refresh_token");
            ask(questions, "offline token", site, offline.text("refresh_token"), "refresh_token");
            return questions;
        }

        private void ask(Map<String, Supplier<Object>> questions, String name, Site asking, String token, String type) {
            questions.put(name, () -> active(asking, token, type));
        }

        private String permissions(Site client, TokenAnswer tokens) {
            return client.token(
                            "grant_type",
                            UMA,
                            "audience",
                            site.clientId(),
                            "subject_token",
                            tokens.text("access_token"))
                    .text("access_token");
        }

        Object active(Site asking, String token, String type) {
            return asking.ask("token/introspect", Query.fields("token", token, "token_type_hint", type))
                    .json()
                    .get("active");
        }
    }
}
