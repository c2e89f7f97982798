package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OlderLinks;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Mailed links, {@code /realms/{realm}/go/{key}}: how they look, what they survive, and what is said of those that open nothing. */
@OnTheSuite
class ShortLinkIT {

    private static final String UNKNOWN = "login-link-unknown";
    private static final String RESET = "reset-link";
    private static final String SHORT = ".*/realms/[^/]+/go/[0-9A-Za-z]{22}";

    private final PasswordRecovery recovery;
    private final Invitation invitation;

    ShortLinkIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite, "links", file -> {});
        this.invitation = Invitation.in(suite, "links-of-activation", file -> {});
    }

    @Test
    void linksAreShortAndOfLettersAndDigits() {
        assertThat(List.of(resetLink(recovery.account()), invitation.link(invitation.account())))
                .allSatisfy(link -> assertThat(link).matches(SHORT));
        assertThat("/realms/" + Realm.NAME + "/go/" + "k".repeat(22)).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void mailServersThatAskBeginNoSignIn(HttpBrowser scanner) {
        String link = resetLink(recovery.account());

        assertThat(scanner.send("HEAD", link).status()).isEqualTo(200);
        assertThat(scanner.cookies()).isEmpty();
        assertThat(scanner.send("HEAD", link.replaceFirst("[^/]*$", "k".repeat(22)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatMailProgramsLeaveAtTheEndDoesNoHarm(HttpBrowser browser) {
        String link = resetLink(recovery.account());

        for (String end : List.of(".", ")", "%3E", ".%22")) {
            assertThat(browser.open(link + end).pageId()).as(end).isEqualTo("login-login-update-password");
        }
    }

    @Test
    void everyKeyThatOpensNothingGetsTheSamePage(HttpBrowser browser) {
        Account account = recovery.account();
        String link = resetLink(account);
        String foreign = invitation.link(invitation.account());
        Account gone = recovery.account();
        String removed = resetLink(gone);
        gone.admin().remove();
        String start = link.substring(0, link.lastIndexOf('/') + 1);
        String key = link.substring(start.length());
        String access = recovery.realm()
                .newSite()
                .withoutRole()
                .create()
                .passwordGrant(account.email(), account.password())
                .text("access_token");

        List<String> pages = Stream.of(
                        key.substring(0, 21),
                        key + "0",
                        key.toLowerCase(Locale.ROOT) + "x",
                        swappedCapitals(key),
                        "k".repeat(22),
                        foreign.substring(foreign.lastIndexOf('/') + 1),
                        removed.substring(removed.lastIndexOf('/') + 1),
                        access,
                        "%3Cb%3E",
                        "%00",
                        "x".repeat(3000))
                .map(start::concat)
                .map(broken -> {
                    Answer answer = browser.open(broken);
                    assertThat(answer.status()).as(broken).isEqualTo(404);
                    assertThat(answer.pageId()).as(broken).isEqualTo(UNKNOWN);
                    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
                    assertThat(answer.click("#by-address").pageId()).isEqualTo("login-login-reset-password");
                    return answer.element("main").text();
                })
                .toList();

        assertThat(pages.stream().distinct()).hasSize(1);
        assertThat(recovery.choose(browser.open(link), NEW_PASSWORD).status()).isLessThan(400);
    }

    /** What may become of a realm between the mail and the click. The link works, and leads into an app. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Between {
        NOTHING((recovery, site) -> {}),
        KEYS_ROTATED((recovery, site) -> recovery.realm().newHs512Key()),
        APP_REMOVED((recovery, site) -> site.admin().remove()),
        APP_DISABLED((recovery, site) -> change(site, client -> client.setEnabled(false))),
        APP_RENAMED((recovery, site) -> change(site, client -> client.setClientId(site.clientId() + "-renamed"))),
        APP_MOVED(
                (recovery, site) -> change(site, client -> client.setRedirectUris(List.of("https://moved.example/*")))),
        APP_NO_SITE_ANY_MORE((recovery, site) -> site.admin().roles().deleteRole(Site.ROLE)),
        LANGUAGES_REMOVED((recovery, site) -> {
            RealmRepresentation change = recovery.realm().admin().toRepresentation();
            change.setInternationalizationEnabled(false);
            recovery.realm().admin().update(change);
        });

        private final BiConsumer<PasswordRecovery, Site> change;

        Between(BiConsumer<PasswordRecovery, Site> change) {
            this.change = change;
        }

        private static void change(Site site, Consumer<ClientRepresentation> change) {
            ClientRepresentation client = site.admin().toRepresentation();
            change.accept(client);
            site.admin().update(client);
        }
    }

    @ParameterizedTest
    @EnumSource
    void linkSurvivesWhatBecomesOfTheRealm(Between between, Suite suite, HttpBrowser browser) {
        PasswordRecovery there =
                PasswordRecovery.in(suite, "links-" + between.name().toLowerCase(Locale.ROOT), file -> {});
        Site site = there.realm().newSite().create();
        Account account = there.realm().accountFor(site);
        Answer forgot = browser.open(site).click("#kc-forgot-password");
        there.answer(forgot.submit("#kc-reset-password-form", "username", account.email()), NewAccount.ANSWER);
        String link = there.link(account);

        between.change.accept(there, site);
        for (HttpBrowser visitor : List.of(there.browser("phone"), browser)) {
            Answer form = visitor.open(link);
            assertThat(form.status()).as(form.toString()).isEqualTo(200);
            assertThat(form.pageId()).as(form.toString()).isEqualTo("login-login-update-password");
        }
        Answer end = there.choose(there.browser("phone").open(link), NEW_PASSWORD);

        assertThat(end.status()).as(end.toString()).isLessThan(400);
        assertThat(account.sessions()).hasSize(1);
    }

    /** The new address is the proxy's matter; the link is known under it. */
    @Test
    void linkSurvivesANewAddressOfTheServer(Suite suite) {
        PasswordRecovery there = PasswordRecovery.in(suite, "links-new-address", file -> {});
        Account account = there.account();
        there.askForMail(there.browser("owner"), account);
        String link = there.link(account);
        RealmRepresentation change = there.realm().admin().toRepresentation();
        String elsewhere = suite.url().replace("localhost", "127.0.0.1");
        change.getAttributes().put("frontendUrl", elsewhere);
        there.realm().admin().update(change);

        Answer answer = there.browser("phone").openOnly(link);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(String.valueOf(answer.location()))
                .startsWith(elsewhere + "/realms/")
                .contains("/login-actions/reset-credentials?");
    }

    /** What may become of the account between the mail and the click. Nothing is changed, and nothing is told to whoever has the link. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Meanwhile {
        REMOVED(account -> account.admin().remove()),
        DISABLED(account -> change(account, record -> record.setEnabled(false))),
        INACTIVE(account -> change(account, record -> record.setRequiredActions(List.of(Invitation.ACTION)))),
        PRIVILEGED(account -> account.admin()
                .roles()
                .realmLevel()
                .add(List.of(
                        account.realm().admin().roles().get("technical-contact").toRepresentation()))),
        ELSEWHERE(account -> change(account, record -> {
            record.setEmail(NewAccount.address("Elsewhere"));
            record.setUsername(record.getEmail());
        })),
        PASSWORD_BY_AN_ADMINISTRATOR(account -> account.resetPassword("By-An-Administrator-2026"));

        private final Consumer<Account> change;

        Meanwhile(Consumer<Account> change) {
            this.change = change;
        }

        private static void change(Account account, Consumer<UserRepresentation> change) {
            UserRepresentation record = account.admin().toRepresentation();
            change.accept(record);
            account.admin().update(record);
        }
    }

    @ParameterizedTest
    @EnumSource
    void linkEndsWithWhatBecomesOfTheAccount(Meanwhile meanwhile) {
        Account account = recovery.account();
        String link = resetLink(account);
        Answer form = recovery.browser("open before").open(link);

        meanwhile.change.accept(account);
        Answer opened = recovery.browser("opened after").open(link);
        Answer sent = recovery.choose(form, NEW_PASSWORD);

        assertThat(opened.pageId()).isIn(UNKNOWN, "login-reset-link-ended");
        assertThat(opened.status()).isIn(404, 410);
        assertThat(sent.status()).as(sent.toString()).isBetween(400, 499);
        assertThat(sent.pageId()).isNotEqualTo("login-login-update-password");
        if (meanwhile == Meanwhile.ELSEWHERE) {
            assertThat(opened.text()).doesNotContain("Elsewhere");
        }
        if (meanwhile != Meanwhile.REMOVED) {
            assertThat(account.sessions()).isEmpty();
        }
    }

    @Test
    void resetLinkAsksWhoeverElseIsSignedIn(HttpBrowser browser) {
        Account account = recovery.account();
        Account other = recovery.account();
        String link = resetLink(account);
        browser.open(recovery.site()).signIn(other);

        Answer question = browser.open(link);
        assertThat(question.pageId()).isEqualTo("login-link-other-account");
        assertThat(question.text()).contains(account.email(), other.email());
        Answer forged =
                question.submit("#kc-link-other-account-form", "switch-account", "true", "proof", "0".repeat(64));
        assertThat(forged.pageId()).isEqualTo("login-link-other-account");
        assertThat(other.sessions()).hasSize(1);

        Answer form = question.press("switch-account");
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        assertThat(other.sessions()).isEmpty();
        recovery.choose(form, NEW_PASSWORD);
        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isTrue();
    }

    @Test
    void linkOnAnotherDeviceEndsSignedInAtTheApp(HttpBrowser phone) {
        Account account = recovery.account();
        String link = resetLink(account);

        Answer end = recovery.choose(phone.open(link), NEW_PASSWORD);

        assertThat(String.valueOf(end.location())).startsWith("http");
        assertThat(Objects.requireNonNull(end.location()).getPath()).doesNotStartWith("/realms/");
        assertThat(end.told()).doesNotContainKeys("code", "error");
        assertThat(phone.open(recovery.site()).told()).containsKey("code");
    }

    /** The second factor is asked on the way: a mailed link is none. */
    @Test
    void linkOnAnotherDeviceIsNoSecondFactor(HttpBrowser phone) {
        Account account = recovery.account();
        account.addAuthenticatorApp();
        String link = resetLink(account);

        Answer opened = phone.open(link);
        Answer end =
                opened.pageId().equals("login-login-update-password") ? recovery.choose(opened, NEW_PASSWORD) : opened;

        assertThat(end.pageId()).isEqualTo("login-login-otp");
        assertThat(account.sessions()).isEmpty();
    }

    /** Two seconds for each form, so that a page is open too long at once; its browser may have lost its cookies, too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void formThatIsSentTooLateLeadsBackToItsLink(boolean withCookies, Suite suite) throws InterruptedException {
        PasswordRecovery hasty = PasswordRecovery.in(suite, "links-hasty", file -> {
            for (String lifespan :
                    List.of("accessCodeLifespan", "accessCodeLifespanUserAction", "accessCodeLifespanLogin")) {
                file.tree().put(lifespan, 2);
            }
        });
        Account account = hasty.account();
        Account inactive =
                hasty.realm().newAccount().inactive().site(hasty.site()).create();
        hasty.askForMail(hasty.browser("owner"), account);
        String reset = hasty.link(account);
        String activation = hasty.await(inactive, Invitation.SUBJECT).links().get(0);
        Answer password = hasty.browser("phone").open(reset);
        Answer activate = hasty.browser("phone").open(activation);
        // Asking the server meanwhile would renew the time of its sign-ins.
        Thread.sleep(Duration.ofSeconds(3).toMillis());

        for (Answer form : List.of(password, activate)) {
            if (!withCookies) {
                form.browser().forgetCookies();
            }
            Answer late = form.submit(
                    "form:has([name=mailed-link])", "password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD);

            assertThat(late.status()).isEqualTo(410);
            assertThat(late.pageId()).as(late.toString()).isEqualTo("login-link-late");
            assertThat(late.body()).doesNotContain(NEW_PASSWORD);
            assertThat(late.click("#open-again").pageId()).isEqualTo(form.pageId());
        }
        assertThat(hasty.letsIn(account, NEW_PASSWORD)).isFalse();
    }

    @Test
    void linksOfOlderVersionsGoOnWorking(Suite suite) {
        PasswordRecovery there = PasswordRecovery.in(suite, "older-links", file -> {});
        OlderLinks older = OlderLinks.in(there.realm());
        Account owner = there.account();
        there.askForMail(there.browser("owner"), owner);
        there.link(owner);
        Account inactive =
                there.realm().newAccount().inactive().site(there.site()).create();
        there.await(inactive, Invitation.SUBJECT);

        Answer form = there.browser("phone").open(older.reset(owner, newest(there, owner, RESET), there.site()));
        there.choose(form, NEW_PASSWORD);
        assertThat(there.letsIn(owner, NEW_PASSWORD)).isTrue();
        String activation = older.activation(inactive, newest(there, inactive, "activation-link"));
        assertThat(there.browser("phone").open(activation).pageId()).isEqualTo("login-activate");
        assertThat(there.browser("phone")
                        .open(older.reset(owner, newest(there, owner, RESET), there.site()))
                        .status())
                .isIn(404, 410);
    }

    @Test
    void tokenOfAnOlderLinkOpensNothingElse(Suite suite) {
        PasswordRecovery there = PasswordRecovery.in(suite, "older-links-swapped", file -> {});
        OlderLinks older = OlderLinks.in(there.realm());
        Account owner = there.account();
        Account victim = there.account();
        there.askForMail(there.browser("owner"), owner);
        there.link(owner);
        String mail = newest(there, owner, RESET);

        for (String token : List.of(
                older.token("powersource-reset", owner, mail, Map.of()),
                older.token("powersource-activation", owner, mail, Map.of()),
                older.token("powersource-activation", owner, mail, Map.of("exp", 1)),
                older.token("powersource-activation", owner, mail, Map.of("iss", "https://elsewhere.example")),
                older.token("powersource-activation", owner, "no-such-mail", Map.of()),
                older.token("powersource-activation", victim, mail, Map.of()),
                older.token("powersource-activation", owner, mail, Map.of()).replaceFirst("\\.[^.]*$", ".forged"))) {
            Answer answer = there.browser("forger").open(there.realm().url() + "/activation?key=" + token);
            assertThat(answer.pageId()).as(answer.toString()).isEqualTo(UNKNOWN);
        }
        assertThat(there.letsIn(victim, victim.password())).isTrue();
    }

    private static String swappedCapitals(String key) {
        return key.chars()
                .map(letter ->
                        Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String newest(PasswordRecovery there, Account account, String kind) {
        return there.rows(account).stream()
                .filter(row -> row.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
    }

    private String resetLink(Account account) {
        recovery.askForMail(recovery.browser("owner"), account);
        return recovery.link(account);
    }
}
