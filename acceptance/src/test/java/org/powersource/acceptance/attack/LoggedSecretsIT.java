package org.powersource.acceptance.attack;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.ReadOut;
import org.powersource.acceptance.suite.Server;
import org.powersource.acceptance.suite.Suite;

/** No secret that people type or get by mail is in the log, at any log level. */
@OnTheSuite
class LoggedSecretsIT {

    private static final String PASSWORD = "Unlogged-Password-2026";
    private static final String ANSWER = "Unlogged Quokka";
    private static final Pattern STOCKS = Pattern.compile("cookies=|KEYCLOAK_IDENTITY|[?&]key=");
    private static final Pattern TEMPORARY = Pattern.compile("(?m)^[A-Z2-9][A-Za-z2-9-]{20,}$");

    private final Suite suite;

    LoggedSecretsIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void noSecretIsLogged() {
        Invitation invitation = Invitation.in(suite);
        Account account = invitation.account();
        String activation = invitation.link(account);
        activate(invitation.browser("new").open(activation));

        PasswordRecovery links = PasswordRecovery.in(suite);
        String reset = resetLink(links);
        links.choose(links.browser("reset").open(reset), PasswordRecovery.NEW_PASSWORD);

        PasswordRecovery words = PasswordRecovery.in(
                suite, "temporary", file -> PasswordRecovery.mailOption(file, "delivery", "temporary-password"));
        String temporary = temporaryPassword(words);

        String code = spokenCode(links);

        String log = Server.logs().stream().map(LoggedSecretsIT::read).collect(joining());
        assertThat(log).as("events are logged").contains("activation=\"opened\"", "type=\"UPDATE_CREDENTIAL\"");
        assertThat(List.of(
                        key(activation),
                        key(reset),
                        temporary,
                        code,
                        code.replace("-", ""),
                        PASSWORD,
                        PasswordRecovery.NEW_PASSWORD,
                        ANSWER))
                .allSatisfy(
                        secret -> assertThat(log.contains(secret)).as(secret).isFalse());
        assertThat(log.lines().filter(line -> STOCKS.matcher(line).find()))
                .as("stock's links and cookies are secrets, too")
                .isEmpty();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void activate(Answer form) {
        assertThat(form.submit(
                                "#kc-activate-form",
                                "password-new",
                                PASSWORD,
                                "password-confirm",
                                PASSWORD,
                                "question",
                                "stuffedAnimal",
                                "answer",
                                ANSWER,
                                "answer-confirm",
                                ANSWER)
                        .location())
                .isNotNull();
    }

    private static String resetLink(PasswordRecovery recovery) {
        Account account = recovery.account();
        HttpBrowser browser = recovery.browser("asks");
        recovery.answer(recovery.start(browser, account.email()), ANSWER);
        recovery.askForMail(recovery.browser("asks again"), account);
        return recovery.link(account);
    }

    private static String temporaryPassword(PasswordRecovery recovery) {
        Account account = recovery.account();
        recovery.askForMail(recovery.browser("asks"), account);
        Matcher mailed = TEMPORARY.matcher(
                recovery.await(account, "Your temporary password").text());
        assertThat(mailed.find()).isTrue();
        Answer form = recovery.browser("signs in").open(recovery.site()).signIn(account.email(), mailed.group());
        recovery.choose(form, PasswordRecovery.NEW_PASSWORD);
        return mailed.group();
    }

    /** Made by an administrator, mistyped, and used. */
    private String spokenCode(PasswordRecovery recovery) {
        Account account = recovery.account();
        AdminApi administrator = recovery.realm().adminApi();
        String code = ReadOut.of(administrator, account).code();
        recovery.browser("mistypes").open(recovery.site()).signIn(account.email(), code + "2");
        Answer form = recovery.browser("signs in").open(recovery.site()).signIn(account.email(), code);
        recovery.choose(form, PasswordRecovery.NEW_PASSWORD);
        return code;
    }

    /** The secret part of a link: its parameter {@code key}, or the end of its path. */
    private static String key(String link) {
        String end = link.substring(Math.max(link.lastIndexOf("key=") + 3, link.lastIndexOf('/')) + 1);
        return end.split("[&?#]", -1)[0];
    }
}
