package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** The pages where Keycloak leaves people: each has a sentence and a button, and the button leads on. */
@OnTheSuite
class WaysOnIT {

    private static final String ERROR = "login-error";
    private static final String INFO = "login-info";
    private static final String ELSEWHERE = "https://elsewhere.example/";

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    WaysOnIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.site = realm.site(Site.POWERSOURCE);
    }

    /** Where a button leads. */
    private enum Target {
        /** The place where the app starts a sign-in. */
        SIGN_IN_OF_THE_APP,
        HOME_OF_THE_APP,
        ACCOUNT_CONSOLE,
        THE_SAME_SIGN_IN
    }

    private enum LastPage {
        SIGNED_OUT(INFO, "or sign in again", Target.ACCOUNT_CONSOLE) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                return here.signOut(browser, here.site.signOut());
            }
        },
        SIGNED_OUT_OF_AN_APP(INFO, "or sign in again", Target.SIGN_IN_OF_THE_APP) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                return here.signOut(browser, here.site.signOut("client_id", here.site.clientId()));
            }
        },
        SIGNED_OUT_OF_SEVERAL_APPS("login-frontchannel-logout", "signed out of these apps", Target.SIGN_IN_OF_THE_APP) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                Site told = here.realm
                        .newSite()
                        .withoutRole()
                        .with(client -> client.setFrontchannelLogout(true))
                        .attribute("frontchannel.logout.url", here.realm.url() + "/troubleshooting")
                        .create();
                browser.open(told).signIn(here.realm.accountFor(here.site));
                return browser.open(here.site.signOut("client_id", here.site.clientId()))
                        .submit("form:has(#kc-logout)");
            }
        },
        SIGNED_IN_ALREADY(INFO, "You can close this tab", Target.SIGN_IN_OF_THE_APP) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                Account account = here.realm.accountFor(here.site);
                Answer login = browser.open(here.site);
                assertThat(login.signIn(account).told()).containsKey("code");
                return login.signIn(account);
            }
        },
        PAGE_EXPIRED("login-login-page-expired", "open for too long", Target.THE_SAME_SIGN_IN) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                Account account = here.realm
                        .newAccount()
                        .site(here.site)
                        .requiredAction("UPDATE_PASSWORD")
                        .create();
                Answer login = browser.open(here.site);
                login.signIn(account);
                return login.signIn(account);
            }
        },
        OPEN_TOO_LONG(ERROR, "open for too long, so", Target.HOME_OF_THE_APP) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                Answer login = browser.open(here.site);
                browser.forgetCookies();
                browser.open(here.realm.url() + "/troubleshooting?kc_locale=en");
                assertThat(browser.cookies()).as("cookies that are on").isNotEmpty();
                return login.signIn("nobody@springfield.example", NewAccount.PASSWORD);
            }
        },
        COOKIES_OFF(ERROR, "or this browser keeps no cookies", Target.HOME_OF_THE_APP) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                Answer login = browser.open(here.site);
                browser.forgetCookies();
                return login.signIn("nobody@springfield.example", NewAccount.PASSWORD);
            }
        },
        APP_NOT_FOUND(ERROR, "We don't know the app", Target.ACCOUNT_CONSOLE) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                return browser.open(here.site.signIn("client_id", "nobody-knows-it"));
            }
        },
        APP_DISABLED(ERROR, "has been disabled", Target.ACCOUNT_CONSOLE) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                return browser.open(here.realm
                        .newSite()
                        .withoutRole()
                        .with(client -> {
                            client.setEnabled(false);
                            client.setBaseUrl(null);
                        })
                        .create());
            }
        },
        FOREIGN_ADDRESS_TO_GO_BACK_TO(ERROR, "tell the people who run the app", Target.HOME_OF_THE_APP) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                return browser.open(here.site.signIn("redirect_uri", ELSEWHERE));
            }
        },
        FOREIGN_ADDRESS_AFTER_SIGNING_OUT(ERROR, "an address that we can't open", Target.HOME_OF_THE_APP) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                return browser.open(
                        here.site.signOut("client_id", here.site.clientId(), "post_logout_redirect_uri", ELSEWHERE));
            }
        },
        PAGE_NOT_FOUND(ERROR, "no page at this address", Target.ACCOUNT_CONSOLE) {
            @Override
            Answer reach(WaysOnIT here, HttpBrowser browser) {
                return browser.open(here.realm.url() + "/nothing-here");
            }
        };

        private final String pageId;
        private final String sentence;
        private final Target target;

        LastPage(String pageId, String sentence, Target target) {
            this.pageId = pageId;
            this.sentence = sentence;
            this.target = target;
        }

        abstract Answer reach(WaysOnIT here, HttpBrowser browser);
    }

    @ParameterizedTest
    @EnumSource
    void pageHasASentenceAndAButtonThatLeadsOn(LastPage last, HttpBrowser browser) {
        Answer page = last.reach(this, browser);

        assertThat(page.pageId()).as(page.toString()).isEqualTo(last.pageId);
        assertThat(page.text("main")).contains(last.sentence);
        Answer next = page.click("main .actions a");
        URI place = Objects.requireNonNullElse(next.location(), next.uri());
        assertThat(place.toString()).startsWith(address(last.target));
        assertThat(next.status()).isLessThan(400);
    }

    private String address(Target target) {
        return switch (target) {
            case SIGN_IN_OF_THE_APP -> suite.portalUrl() + "/oauth2/authorization/powersource?iss=";
            case HOME_OF_THE_APP -> suite.portalUrl() + "/";
            case ACCOUNT_CONSOLE -> realm.url() + "/account/";
            case THE_SAME_SIGN_IN -> realm.url() + "/login-actions/";
        };
    }

    private Answer signOut(HttpBrowser browser, String address) {
        browser.open(site).signIn(realm.accountFor(site));
        return browser.open(address).submit("form:has(#kc-logout)");
    }
}
