package org.powersource.benchmark;

import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.Map;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.ProofKey;
import org.powersource.acceptance.suite.Site;

/** The ways of visitors, each step checked. Only Gatling can make them, so callers hand the methods on. */
final class Way {

    /** From the app to the login page, password, and the exchange of the code for tokens. */
    static ChainBuilder signIn() {
        return exec(
                http("login page")
                        .get("#{signIn}")
                        .check(css("#kc-form-login", "action").saveAs("form")),
                http("password")
                        .post("#{form}")
                        .formParam("username", "#{email}")
                        .formParam("password", "#{password}")
                        .disableFollowRedirect()
                        .check(
                                status().is(302),
                                headerRegex("Location", "[?&]code=([^&]+)").saveAs("code")),
                http("tokens")
                        .post("#{tokens}")
                        .formParam("grant_type", "authorization_code")
                        .formParam("code", "#{code}")
                        .formParam("redirect_uri", "#{app}")
                        .formParam("code_verifier", ProofKey.VERIFIER)
                        .formParam("client_id", "#{client}")
                        .formParam("client_secret", "#{secret}")
                        .check(
                                jsonPath("$.access_token").exists(),
                                jsonPath("$.refresh_token").exists()));
    }

    /** Forgot My Password: address, right answer, and the page that says that a mail is on its way. */
    static ChainBuilder forgotMyPassword() {
        return exec(
                http("form")
                        .get("#{forgot}")
                        .check(css("#kc-reset-password-form", "action").saveAs("form")),
                http("address")
                        .post("#{form}")
                        .formParam("username", "#{email}")
                        .check(css("#kc-reminder-question-form", "action").saveAs("form")),
                http("answer")
                        .post("#{form}")
                        .formParam("answer", NewAccount.ANSWER)
                        .check(css("body", "data-page-id").is("login-reset-mail-sent")));
    }

    private Way() {}

    /** All that either way needs to know. */
    static Map<String, Object> visitor(Site site, Account account) {
        return visitor(site, account.email(), account.password());
    }

    static Map<String, Object> visitor(Site site, String email, String password) {
        return Map.of(
                "signIn",
                site.signIn(),
                "forgot",
                site.realm().url() + "/login-actions/reset-credentials?client_id=" + site.clientId(),
                "tokens",
                site.endpoint("token"),
                "app",
                site.redirectUri(),
                "client",
                site.clientId(),
                "secret",
                site.secret(),
                "email",
                email,
                "password",
                password);
    }
}
