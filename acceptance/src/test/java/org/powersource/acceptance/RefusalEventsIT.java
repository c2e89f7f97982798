package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** Every refusal of a site is an event that names site, account and reason, in a realm that stores all types. */
@OnTheSuite
class RefusalEventsIT {

    private final Realm realm;

    RefusalEventsIT(Suite suite) {
        this.realm = suite.variant("refusals", file -> {
            var types = file.tree().putArray("enabledEventTypes");
            Stream.of("LOGIN_ERROR", "REFRESH_TOKEN_ERROR", "USER_INFO_REQUEST_ERROR", "INTROSPECT_TOKEN_ERROR")
                    .forEach(types::add);
        });
    }

    /** Ways to ask for a site whose right is gone. */
    enum Way {
        REFRESH("LOGIN_ERROR") {
            @Override
            void ask(Site app, TokenAnswer tokens) {
                app.refresh(tokens);
            }
        },
        EXCHANGE("LOGIN_ERROR") {
            @Override
            void ask(Site app, TokenAnswer tokens) {
                app.ask(
                        "token",
                        Query.fields(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:token-exchange",
                                "subject_token",
                                tokens.text("access_token"),
                                "subject_token_type",
                                "urn:ietf:params:oauth:token-type:access_token"));
            }
        },
        USERINFO("USER_INFO_REQUEST_ERROR") {
            @Override
            void ask(Site app, TokenAnswer tokens) {
                new HttpBrowser(app.realm().url())
                        .sending("Authorization", "Bearer " + tokens.text("access_token"))
                        .openOnly(app.endpoint("userinfo"));
            }
        },
        INTROSPECTION("INTROSPECT_TOKEN_ERROR") {
            @Override
            void ask(Site app, TokenAnswer tokens) {
                app.ask("token/introspect", Query.fields("token", tokens.text("access_token")));
            }
        };

        private final String type;

        Way(String type) {
            this.type = type;
        }

        abstract void ask(Site app, TokenAnswer tokens);
    }

    @ParameterizedTest
    @EnumSource
    void refusalNamesSiteAccountAndReason(Way way) {
        Site app = realm.newSite()
                .inItsOwnAudience()
                .attribute("standard.token.exchange.enabled", "true")
                .create();
        Account account = realm.newAccount().role(app).create();
        TokenAnswer tokens = app.passwordGrant(account.email(), account.password());
        assertThat(tokens.json()).containsKey("refresh_token");
        app.withdrawRole(account);

        way.ask(app, tokens);

        assertThat(realm.events(way.type, account))
                .filteredOn(event -> "access_denied".equals(event.getError()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getClientId()).isEqualTo(app.clientId());
                    assertThat(event.getDetails())
                            .containsEntry("site", app.clientId())
                            .containsEntry("reason", "site_access_not_granted");
                });
    }
}
