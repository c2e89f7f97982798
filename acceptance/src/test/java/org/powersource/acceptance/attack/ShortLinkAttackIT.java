package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.MailedLink;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Mailed links in the hands of thieves, scanners and people who click twice, and in realms that somebody took apart. */
@OnTheSuite
class ShortLinkAttackIT {

    private static final String NEW_PASSWORD_PAGE = "login-login-update-password";
    private static final String ENDED = "login-reset-link-ended";

    private final Suite suite;
    private final PasswordRecovery recovery;
    private final Invitation invitation;

    ShortLinkAttackIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite, "attacked-links", file -> {});
        this.invitation = Invitation.in(suite, "attacked-activations", file -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"})
    void onlyOpeningAndSendingDoAnything(String method, HttpBrowser scanner) {
        Account account = recovery.account();
        String link = resetLink(account);

        Answer answer = scanner.send(method, link);

        assertThat(answer.status()).as(answer.toString()).isNotEqualTo(500);
        assertThat(answer.body()).doesNotContain(account.email());
        assertThat(hasBegunASignIn(scanner)).isFalse();
        assertThat(wasOpened(account)).isFalse();
        scanner.open(link);
        assertThat(hasBegunASignIn(scanner)).isTrue();
        assertThat(wasOpened(account)).isTrue();
    }

    @Test
    void keyIsInNothingThatIsKeptOrSentOn(HttpBrowser phone) {
        Account account = recovery.account();
        String link = resetLink(account);
        String key = key(link);

        Answer form = phone.open(link);
        Answer end = recovery.choose(form, NEW_PASSWORD);
        phone.open(link);

        assertThat(Stream.of(form.uri(), end.uri(), end.location()).map(String::valueOf))
                .noneMatch(address -> address.contains(key));
        assertThat(form.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(phone.cookies()).extracting(HttpCookie::getValue).noneMatch(cookie -> cookie.contains(key));
        assertThat(recovery.rows(account).toString()).doesNotContain(key);
        assertThat(recovery.realm().admin().getEvents())
                .isNotEmpty()
                .noneMatch(event -> (event.getDetails() + event.getError()).contains(key));
        assertThat(suite.metrics().stream().filter(name -> name.startsWith("http_server")))
                .isNotEmpty()
                .noneMatch(name -> suite.hasMetric(name, key));
    }

    /** The second answer to the same form must not say that nothing was saved. */
    @Test
    void formThatIsSentTwiceSaysThatItWasTaken(HttpBrowser phone) {
        Account account = recovery.account();
        Answer form = phone.open(resetLink(account));
        recovery.choose(form, NEW_PASSWORD);

        Answer again = recovery.choose(form, "Another-Password-2026");

        assertThat(again.pageId()).as(again.toString()).isEqualTo("login-info");
        assertThat(again.text()).contains("You are signed in already");
        account.admin().logout();
        Answer later = recovery.choose(form, "Another-Password-2026");
        assertThat(later.pageId()).as(later.toString()).isEqualTo(ENDED);
        assertThat(later.text()).contains("used already");
        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isTrue();

        Account inactive = invitation.account();
        Answer activate = invitation.browser("phone").open(invitation.link(inactive));
        invitation.activate(activate, Invitation.PASSWORD);
        assertThat(invitation.activate(activate, "Another-Password-2026").text())
                .contains("You are signed in already");
        inactive.admin().logout();
        assertThat(invitation.activate(activate, "Another-Password-2026").text())
                .contains("Your account is active");
        assertThat(invitation.letsIn(inactive, Invitation.PASSWORD)).isTrue();
    }

    /** Somebody who asked for the mail, and planted the cookies of that into the owner's browser, knows the sign-in that it interrupted. */
    @Test
    void whoAskedForTheMailCanNotFollowItsOwner(HttpBrowser attacker, HttpBrowser owner) {
        Account account = recovery.account();
        Answer sent = recovery.askForMail(attacker, account);
        String link = recovery.link(account);
        owner.plant(attacker);

        for (int opened = 0; opened < 2; opened++) {
            Answer form = owner.open(link);
            assertThat(form.pageId()).isEqualTo(NEW_PASSWORD_PAGE);
            follow(attacker, sent, form);
        }
        assertThat(recovery.choose(owner.open(link), NEW_PASSWORD).told()).containsKey("code");
        assertThat(attacker.open(recovery.site()).pageId()).isEqualTo("login-login");
    }

    /** The same for who knows the first password, and had the activation mail sent again. */
    @Test
    void whoHadTheActivationSentAgainCanNotFollowItsOwner(HttpBrowser attacker, HttpBrowser owner) {
        Account account = invitation.accountWithPassword();
        invitation.link(account);
        Answer sent = invitation.pressUntil(
                attacker.open(invitation.site()).signIn(account), "resend-activation", account, 2);
        String link = invitation.link(account);
        owner.plant(attacker);

        Answer form = owner.open(link);
        assertThat(form.pageId()).isEqualTo("login-activate");
        follow(attacker, sent, form);
        assertThat(invitation.activate(owner.open(link), Invitation.PASSWORD).told())
                .containsKey("code");
    }

    private static void follow(HttpBrowser attacker, Answer sent, Answer form) {
        String action = sent.element("form").absUrl("action");
        String asTheOwner = form.element("form").absUrl("action").replaceFirst("tab_id=[^&]*", "tab_id=" + tab(action));
        for (String address : List.of(
                sent.uri().toString(),
                action,
                action.replaceFirst("login-actions/[a-z-]+", "login-actions/reset-credentials")
                        .replaceAll("(session_code|execution)=[^&]*&?", ""),
                action.replaceFirst("login-actions/[a-z-]+", "login-actions/required-action"),
                asTheOwner,
                asTheOwner.replaceFirst("session_code=[^&]*&?", ""))) {
            Answer followed = attacker.open(address);
            assertThat(followed.pageId())
                    .as(followed.toString())
                    .isNotIn(NEW_PASSWORD_PAGE, "login-activate", "login-login-otp");
        }
    }

    private static String tab(String address) {
        return String.valueOf(Query.parameters(URI.create(address)).get("tab_id"));
    }

    /** The sign-in that the mail interrupted went on meanwhile, up to the second factor. */
    @Test
    void linkIsOpenedInTheMiddleOfTheSignInThatItInterrupts(HttpBrowser browser) {
        Account account = recovery.account();
        String link = atTheSecondFactor(browser, account);
        Answer sent = recovery.askForMail(recovery.browser("elsewhere"), account);
        recovery.sendAgain(sent, account, PasswordRecovery.LINK_SUBJECT, 2);

        Answer superseded = browser.open(link);

        assertThat(superseded.pageId()).as(superseded.toString()).isEqualTo(ENDED);
        assertThat(superseded.text()).contains("newer e-mail");
    }

    @Test
    void whatTheSignInRestedOnIsNoMatterOfTheLink(HttpBrowser browser) {
        Account account = recovery.account();
        String link = atTheSecondFactor(browser, account);
        account.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("otp"))
                .map(CredentialRepresentation::getId)
                .forEach(account.admin()::removeCredential);

        Answer form = browser.open(link);

        assertThat(form.pageId()).as(form.toString()).isEqualTo(NEW_PASSWORD_PAGE);
        assertThat(recovery.choose(form, NEW_PASSWORD).told()).containsKey("code");
    }

    private String atTheSecondFactor(HttpBrowser browser, Account account) {
        account.addAuthenticatorApp();
        Answer sent = recovery.askForMail(browser, account);
        String link = recovery.link(account);
        assertThat(sent.click("#kc-reset-mail-form a").signIn(account).pageId()).isEqualTo("login-login-otp");
        return link;
    }

    /** It offers a new mail to its own address without the question; no field and no step leads to another's. */
    @Test
    void endedLinkIsNoWayPastTheQuestionOfAnother(HttpBrowser browser, HttpBrowser thief) {
        Account holder = recovery.account();
        Account victim = recovery.account();
        String used = resetLink(holder);
        recovery.choose(browser.open(used), NEW_PASSWORD);
        String addressStep = Query.parameters(URI.create(recovery.browser("any")
                        .open(recovery.site())
                        .click("#kc-forgot-password")
                        .element("#kc-reset-password-form")
                        .absUrl("action")))
                .get("execution");

        Answer ended = thief.open(used);
        String action = ended.element("#kc-reset-mail-form").absUrl("action");
        thief.post(
                action.replaceFirst("execution=[^&]*", "execution=" + addressStep),
                Map.of("username", victim.email(), "send-again", "true"));
        thief.open(used).submit("#kc-reset-mail-form", "username", victim.email(), "send-again", "true");

        assertThat(recovery.mailed(victim)).isEmpty();
    }

    /** Nobody answered the question for it. */
    @Test
    void endedLinkThatAContactHadSentLeadsToTheQuestion(HttpBrowser browser) {
        District district = recovery.realm().newDistrict("Springfield");
        Account member = district.newMember().site(recovery.site()).create();
        AdminApi contact = AdminApi.as(district.technicalContact());
        assertThat(contact.put("/users/" + member.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"))
                        .status())
                .isEqualTo(204);
        String used = recovery.link(member);
        recovery.choose(browser.open(used), NEW_PASSWORD);

        Answer ended = recovery.browser("thief").open(used);

        assertThat(ended.pageId()).isEqualTo(ENDED);
        assertThat(ended.has("#send-again")).isFalse();
        assertThat(ended.click("#new-link").pageId()).isEqualTo("login-login-reset-password");
    }

    /** Keycloak lets people cancel an action that an app named in {@code kc_action}; this one the link needs. */
    @Test
    void newPasswordCanNotBeLeftOut(HttpBrowser browser) {
        Account account = recovery.account();
        Answer forgot = browser.open(recovery.site().signIn("kc_action", "UPDATE_PASSWORD"))
                .click("#kc-forgot-password");
        recovery.answer(forgot.submit("#kc-reset-password-form", "username", account.email()), NewAccount.ANSWER);
        String link = recovery.link(account);

        Answer left = browser.open(link).submit("#kc-passwd-update-form", "cancel-aia", "true");

        assertThat(left.location()).as(left.toString()).isNull();
        assertThat(account.sessions()).isEmpty();
        assertThat(recovery.choose(browser.open(link), NEW_PASSWORD).told()).containsKey("code");
    }

    @Test
    void disabledRealmOpensNothingAndSendsNothing() {
        PasswordRecovery there = PasswordRecovery.in(suite, "disabled-with-links", file -> {});
        Account account = there.account();
        Account inactive =
                there.realm().newAccount().inactive().site(there.site()).create();
        there.askForMail(there.browser("owner"), account);
        String reset = there.link(account);
        String activation = there.await(inactive, Invitation.SUBJECT).links().get(0);
        int mails = there.rows(inactive).size();
        enable(there, false);

        for (Answer answer : List.of(
                there.browser("phone").open(reset),
                there.browser("phone").open(activation),
                there.browser("phone").post(activation, Map.of("send-again", "true")))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.pageId()).isEqualTo("login-error");
            assertThat(hasBegunASignIn(answer.browser())).isFalse();
        }

        enable(there, true);
        assertThat(there.rows(inactive)).hasSize(mails);
        assertThat(there.browser("phone").open(reset).pageId()).isEqualTo(NEW_PASSWORD_PAGE);
    }

    private static void enable(PasswordRecovery there, boolean enabled) {
        RealmRepresentation change = there.realm().admin().toRepresentation();
        change.setEnabled(enabled);
        there.realm().admin().update(change);
    }

    /** Some administrators switch Keycloak's own clients off. */
    @ParameterizedTest
    @ValueSource(strings = {"account-console", "account-console account"})
    void linkNeedsNoAccountConsole(String disabled, HttpBrowser phone) {
        PasswordRecovery there = PasswordRecovery.in(suite, "without-" + disabled.replace(' ', '-'), file -> {});
        Site site = there.realm().newSite().create();
        Account account = there.realm().accountFor(site);
        Answer forgot = there.browser("owner").open(site).click("#kc-forgot-password");
        there.answer(forgot.submit("#kc-reset-password-form", "username", account.email()), NewAccount.ANSWER);
        String link = there.link(account);
        site.admin().remove();
        for (String console : disabled.split(" ", -1)) {
            ClientRepresentation client =
                    there.realm().admin().clients().findByClientId(console).get(0);
            client.setEnabled(false);
            there.realm().admin().clients().get(client.getId()).update(client);
        }

        Answer form = phone.open(link);
        assertThat(form.pageId()).as(form.toString()).isEqualTo(NEW_PASSWORD_PAGE);
        Answer end = there.choose(form, NEW_PASSWORD);

        assertThat(end.status()).as(end.toString()).isLessThan(500);
        assertThat(account.sessions()).hasSize(1);
    }

    @Test
    void linkThatWasAskedForAtASamlAppSignsInOnAnotherDevice(HttpBrowser browser, HttpBrowser phone) {
        String room = "reading-room-" + UUID.randomUUID();
        Site site = recovery.realm()
                .newSite()
                .with(client -> client.setProtocol("saml"))
                .with(client -> client.setAdminUrl(client.getRedirectUris().get(0)))
                .attribute("saml.client.signature", "false")
                .attribute("saml.force.post.binding", "true")
                .attribute("saml_idp_initiated_sso_url_name", room)
                .create();
        Account account = recovery.realm().newAccount().role(site).create();
        String signIn = recovery.realm().url() + "/protocol/saml/clients/" + room;
        Answer forgot = browser.open(signIn).click("#kc-forgot-password");
        recovery.answer(forgot.submit("#kc-reset-password-form", "username", account.email()), NewAccount.ANSWER);

        Answer end = recovery.choose(phone.open(recovery.link(account)), NEW_PASSWORD);

        assertThat(end.status()).as(end.toString()).isLessThan(400);
        assertThat(account.sessions()).hasSize(1);
        assertThat(phone.open(signIn).body()).contains("SAMLResponse");
        account.admin().logout();
        assertThat(account.sessions()).isEmpty();
    }

    private static boolean hasBegunASignIn(HttpBrowser browser) {
        return browser.cookies().stream().anyMatch(cookie -> cookie.getName().equals("AUTH_SESSION_ID"));
    }

    private boolean wasOpened(Account account) {
        return recovery.rows(account).get(0).path("opened").isNumber();
    }

    private String resetLink(Account account) {
        recovery.askForMail(recovery.browser("owner"), account);
        String link = recovery.link(account);
        Eventually.until(
                "accepted",
                MailedLink.SOON,
                () -> recovery.rows(account).get(0).path("accepted").isNumber());
        return link;
    }

    private static String key(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
