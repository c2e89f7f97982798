package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.ReadOut;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** Codes that contacts read out: who gets one, who makes one, and where it works. */
@OnTheSuite
class SpokenCodeIT {

    private static final String LOGIN = "login-login";
    private static final String NEW_PASSWORD_PAGE = "login-login-update-password";
    private static final String MADE = "A sign-in code was made for your account";
    private static final String CONFIRM = "Confirm your e-mail address";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Suite suite;
    private final Invitation invitation;
    private final Realm realm;
    private final Site site;
    private final District district;
    private final Account contact;
    private final AdminApi api;

    SpokenCodeIT(Suite suite) {
        this.suite = suite;
        this.invitation = Invitation.in(suite, "spoken-codes", file -> {});
        this.realm = invitation.realm();
        this.site = invitation.site();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.api = AdminApi.as(contact);
    }

    private Account member() {
        return district.newMember().site(site).create();
    }

    private AdminApi administrator(Realm of) {
        return of.adminApi();
    }

    private Answer signIn(Account account, String typed) {
        return invitation
                .browser("owner")
                .open(account.realm().site(Site.POWERSOURCE))
                .signIn(account.email(), typed);
    }

    private static Answer choose(Answer form) {
        assertThat(form.pageId()).as(form.toString()).isEqualTo(NEW_PASSWORD_PAGE);
        return form.submit("#kc-passwd-update-form", "password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD);
    }

    private static Stream<String> types(Account account) {
        return account.admin().credentials().stream().map(CredentialRepresentation::getType);
    }

    @Test
    void ownerSignsInWithTheCodeAndChoosesAPassword() {
        Account member = member();
        ReadOut made = ReadOut.of(api, member);
        assertThat(types(member)).contains("spoken-code", "password");

        Answer form = signIn(member, made.code());

        assertThat(form.pageId()).isEqualTo(NEW_PASSWORD_PAGE);
        assertThat(form.text()).contains("gave you a code on");
        assertThat(member.sessions()).isEmpty();
        assertThat(choose(form).told()).containsEntry("state", Site.STATE).containsKey("code");
        assertThat(invitation.letsIn(member, NEW_PASSWORD)).isTrue();
        assertThat(types(member)).doesNotContain("spoken-code");
    }

    @Test
    void theAnswerShowsTheCodeOnceAndWhenItEnds() {
        Instant before = Instant.now();
        Account member = member();

        Reply reply = ReadOut.ask(api, member);

        assertThat(reply.json().path("code").asText()).matches("([2-9A-Z]{3}-){2}[2-9A-Z]{4}");
        assertThat(Instant.ofEpochMilli(reply.json().path("expires").asLong()))
                .isBetween(before.plus(HOUR).minusSeconds(1), Instant.now().plus(HOUR));
        assertThat(reply.headers().get("cache-control")).asString().contains("no-store");
        assertThat(api.get("/users/" + member.id() + "/credentials").json().toString())
                .contains("spoken-code")
                .doesNotContain(reply.json().path("code").asText(), "secretData");
    }

    static Stream<UnaryOperator<String>> spellings() {
        return Stream.of(
                code -> code.toLowerCase(Locale.ROOT),
                code -> code.replace("-", ""),
                code -> " " + code.replace("-", " ") + "\t",
                code -> code.replace("-", "\u2013"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void itsSpellingDoesNotCount(UnaryOperator<String> spelling) {
        Account member = member();

        Answer form = signIn(member, spelling.apply(ReadOut.of(api, member).code()));

        assertThat(form.pageId()).isEqualTo(NEW_PASSWORD_PAGE);
    }

    @Test
    void theSpellingOfTheAddressDoes() {
        Account member = member();
        String code = ReadOut.of(api, member).code();

        Answer refused =
                invitation.browser("owner").open(site).signIn(member.email().toLowerCase(Locale.ROOT), code);

        assertThat(refused.pageId()).isEqualTo(LOGIN);
        assertThat(signIn(member, code).pageId()).isEqualTo(NEW_PASSWORD_PAGE);
    }

    @Test
    void worksOnce() {
        Account member = member();
        String code = ReadOut.of(api, member).code();
        Answer form = signIn(member, code);

        Answer again = signIn(member, code);

        assertThat(again.pageId()).isEqualTo(LOGIN);
        assertThat(again.text("[role=alert]"))
                .isEqualTo(signIn(member, "Not-The-Password-2026").text("[role=alert]"));
        assertThat(choose(form).told()).containsKey("code");
        assertThat(signIn(member, code).pageId()).isEqualTo(LOGIN);
    }

    /** The form of the page that took the code, sent once more. */
    @Test
    void replayedFormDoesNotSignInAgain(HttpBrowser browser) {
        Account member = member();
        String code = ReadOut.of(api, member).code();
        Answer login = browser.open(site);
        login.signIn(member.email(), code);

        Answer replayed = login.signIn(member.email(), code);

        assertThat(replayed.location() != null && replayed.told().containsKey("code"))
                .isFalse();
        assertThat(member.sessions()).isEmpty();
    }

    @Test
    void thePresentPasswordKeepsWorkingAndTheCodeWithIt() {
        Account member = member();
        String code = ReadOut.of(api, member).code();

        assertThat(invitation.letsIn(member, member.password())).isTrue();
        assertThat(signIn(member, code).pageId()).isEqualTo(NEW_PASSWORD_PAGE);
    }

    @Test
    void othersGetNowhereWithIt() {
        Account member = member();
        Account other = member();
        String code = ReadOut.of(api, member).code();

        assertThat(signIn(other, code).pageId()).isEqualTo(LOGIN);
        assertThat(signIn(member, ReadOut.WRONG).pageId()).isEqualTo(LOGIN);
        assertThat(signIn(member, code).pageId()).isEqualTo(NEW_PASSWORD_PAGE);
    }

    @Test
    void passwordGrantTakesNoCode() {
        Account member = member();
        String code = ReadOut.of(api, member).code();
        Site program = realm.newSite().create();
        program.grantRole(member);

        TokenAnswer refused = program.passwordGrant(member.email(), code);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.errorDescription()).isEqualTo("Invalid user credentials");
        assertThat(member.sessions()).isEmpty();
        assertThat(signIn(member, code).pageId()).isEqualTo(NEW_PASSWORD_PAGE);
    }

    /** A page that asks a known person for the password again isn't the sign-in page. */
    @Test
    void asAProofOfAKnownPersonItIsNotTaken(HttpBrowser browser) {
        Account member = member();
        browser.open(site).signIn(member);
        String code = ReadOut.of(api, member).code();

        Answer refused = browser.open(site, "prompt", "login").submit("#kc-form-login", "password", code);

        assertThat(refused.pageId()).isEqualTo(LOGIN);
        assertThat(signIn(member, code).pageId()).isEqualTo(NEW_PASSWORD_PAGE);
    }

    @Test
    void anAppCannotLeadPastTheNewPassword(HttpBrowser browser) {
        Account member = member();
        Answer form = browser.open(site, "kc_action", "UPDATE_PASSWORD")
                .signIn(member.email(), ReadOut.of(api, member).code());
        assertThat(form.pageId()).isEqualTo(NEW_PASSWORD_PAGE);

        Answer left = form.submit("#kc-passwd-update-form", "cancel-aia", "true");

        assertThat(left.location() != null && left.told().containsKey("code")).isFalse();
        assertThat(browser.open(site).pageId()).isNotEmpty();
        assertThat(member.sessions()).isEmpty();
    }

    @Test
    void itOpensNoSiteThatTheAccountMayNotUse() {
        Account member = district.newMember().create();

        Answer refused = signIn(member, ReadOut.of(api, member).code());

        assertThat(refused.pageId()).isEqualTo("login-site-access-error");
        assertThat(member.sessions()).isEmpty();
    }

    @Test
    void secondFactorIsAskedAsEver() {
        Account member = member();
        member.addAuthenticatorApp();

        Answer asked = signIn(member, ReadOut.of(api, member).code());

        assertThat(asked.pageId()).isEqualTo("login-login-otp");
        Answer form = asked.submit("#kc-otp-login-form", "otp", Account.oneTimeCode());
        assertThat(choose(form).told()).containsKey("code");
    }

    @Test
    void wrongCodesLockTheAccount(HttpBrowser browser) {
        Realm impatient = Variants.impatient(suite);
        Account account = impatient.accountFor(impatient.site(Site.POWERSOURCE));
        String code = ReadOut.of(administrator(impatient), account).code();
        Site app = impatient.site(Site.POWERSOURCE);

        Variants.failUntilLocked(account, () -> browser.open(app).signIn(account.email(), ReadOut.WRONG));

        assertThat(browser.open(app).signIn(account.email(), code).pageId()).isEqualTo(LOGIN);
        impatient.admin().attackDetection().clearBruteForceForUser(account.id());
        assertThat(browser.open(app).signIn(account.email(), code).pageId()).isEqualTo(NEW_PASSWORD_PAGE);
    }

    @Test
    void inactiveAccountBecomesActiveWithoutProofOfItsAddress() {
        Account account = invitation.newAccount().group(district.path()).create();
        String activation = invitation.link(account);

        Answer question = choose(signIn(account, ReadOut.of(api, account).code()));
        assertThat(question.pageId()).isEqualTo("login-set-reminder-question");
        Answer in = question.submit(
                "form:has(#answer)",
                "question",
                "stuffedAnimal",
                "answer",
                NewAccount.ANSWER,
                "answer-confirm",
                NewAccount.ANSWER);

        assertThat(in.told()).containsKey("code");
        assertThat(invitation.isActive(account)).isTrue();
        assertThat(account.admin().toRepresentation().isEmailVerified()).isFalse();
        assertThat(invitation.activationEvents(account))
                .anySatisfy(event -> assertThat(event.getDetails()).containsEntry("activated_by", "code"));
        assertThat(invitation.browser("late").open(activation).pageId()).isEqualTo("login-activation-link");
        assertThat(invitation.letsIn(account, NEW_PASSWORD)).isTrue();
    }

    @Test
    void theMailThatFollowsProvesTheAddressOnceItsOwnerSignsIn() {
        Account account = invitation.newAccount().group(district.path()).create();
        choose(signIn(account, ReadOut.of(api, account).code()));
        String link = invitation.await(account, CONFIRM, 1).get(0).links().get(0);

        Answer login = invitation.browser("mail scanner").open(link);
        assertThat(login.pageId()).isEqualTo(LOGIN);
        assertThat(account.admin().toRepresentation().isEmailVerified()).isFalse();

        Answer stranger = invitation.browser("somebody else").open(link).signIn(member());
        assertThat(stranger.pageId()).isNotEqualTo(LOGIN);
        assertThat(account.admin().toRepresentation().isEmailVerified()).isFalse();

        // The reminder question comes first: the sign-in with the code was left before it.
        invitation.browser("owner").open(link).signIn(account.email(), NEW_PASSWORD);
        assertThat(account.admin().toRepresentation().isEmailVerified()).isTrue();
        assertThat(realm.events("VERIFY_EMAIL", account)).hasSize(1);
        assertThat(invitation.browser("again").open(link).pageId()).isEqualTo("login-activation-link");
    }

    /** What happens to an account between the making of a code and its use. */
    private enum Change {
        MADE_CONTACT,
        LEFT_THE_DISTRICT,
        PASSWORD_RESET,
        ADDRESS_CHANGED,
        DISABLED
    }

    @ParameterizedTest
    @EnumSource
    void aChangedAccountEndsTheCode(Change change) {
        Account member = member();
        String code = ReadOut.of(api, member).code();

        Account changed = changed(member, change);

        assertThat(signIn(changed, code).pageId()).as(change.toString()).isEqualTo(LOGIN);
        assertThat(changed.sessions()).isEmpty();
    }

    private Account changed(Account member, Change change) {
        switch (change) {
            case MADE_CONTACT ->
                member.admin()
                        .roles()
                        .realmLevel()
                        .add(List.of(
                                realm.admin().roles().get("technical-contact").toRepresentation()));
            case LEFT_THE_DISTRICT -> member.admin().leaveGroup(district.id());
            case PASSWORD_RESET -> member.resetPassword(NEW_PASSWORD);
            case ADDRESS_CHANGED -> {
                String address = NewAccount.address("Moved");
                UserRepresentation moved = new UserRepresentation();
                moved.setEmail(address);
                member.admin().update(moved);
                return new Account(realm, member.id(), address, member.password());
            }
            case DISABLED -> {
                UserRepresentation record = member.admin().toRepresentation();
                record.setEnabled(false);
                member.admin().update(record);
            }
        }
        return member;
    }

    @Test
    void contactsMakeCodesForTheirOwnDistrictOnly() {
        Account administrator = district.newMember().create();
        administrator.administers("view-users");
        List<Account> others = List.of(
                realm.newDistrict("Shelbyville").newMember().create(),
                realm.newAccount().create(),
                district.technicalContact(),
                administrator,
                contact);

        assertThat(others).allSatisfy(other -> {
            Reply reply = ReadOut.ask(api, other);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
            assertThat(reply.error()).contains("own district");
            assertThat(types(other)).doesNotContain("spoken-code");
        });
        Reply unknown = api.post(ReadOut.PATH, "{\"user\": \"nobody\"}");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.error()).isEqualTo(ReadOut.ask(api, others.get(0)).error());
    }

    @Test
    void othersMakeNone() {
        Account member = member();
        Account colleague = member();
        Site app = realm.newSite().create();
        app.grantRole(contact);
        String token = app.passwordGrant(contact.email(), contact.password()).text("access_token");

        assertThat(ReadOut.ask(AdminApi.with(realm, token), member).status()).isEqualTo(403);
        assertThat(ReadOut.ask(AdminApi.as(colleague), member).status()).isEqualTo(403);
        assertThat(ReadOut.ask(AdminApi.with(realm, "no token"), member).status())
                .isEqualTo(401);
        assertThat(types(member)).doesNotContain("spoken-code");
    }

    @Test
    void administratorsMayButNotForContactsAndAdministrators() {
        AdminApi administrator = administrator(realm);
        Account outside = realm.accountFor(site);

        assertThat(signIn(outside, ReadOut.of(administrator, outside).code()).pageId())
                .isEqualTo(NEW_PASSWORD_PAGE);

        Reply refused = ReadOut.ask(administrator, contact);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).contains("Contacts and administrators get no code");
        Reply unknown = administrator.post(ReadOut.PATH, "{\"user\": \"nobody\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("field").asText()).isEqualTo("user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | user",
                "{\"user\": \"\"} | user",
                "{\"user\": 7} | user",
                "{\"user\": null} | user",
                "{\"user\": [\"x\"]} | user",
                "{\"users\": \"x\"} | user",
                "[] | user",
                "null | user",
                "{ | ''",
                "nonsense | ''"
            })
    void badInputIsNamed(String body, String field) {
        Reply reply = administrator(realm).post(ReadOut.PATH, body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.error()).isNotBlank();
        assertThat(reply.json().path("field").asText("")).isEqualTo(field);
    }

    @Test
    void contactWithoutAnAccountIsToldWhatIsMissing() {
        Reply reply = api.post(ReadOut.PATH, "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo("user");
    }

    @Test
    void disabledAccountGetsNone() {
        Account disabled = district.newMember().disabled().create();

        Reply reply = ReadOut.ask(api, disabled);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo("user");
        assertThat(reply.error()).contains("disabled");
        assertThat(types(disabled)).doesNotContain("spoken-code");
    }

    @Test
    void ownerIsToldByMailAndEventsNameMakerAndUse() {
        Account member = member();
        String code = ReadOut.of(api, member).code();
        choose(signIn(member, code));

        String mail = invitation.await(member, MADE, 1).get(0).text();
        assertThat(mail).contains(member.email(), "read out").doesNotContain(code, code.replace("-", ""));
        List<AdminEventRepresentation> made =
                realm.admin().getAdminEvents(null, null, null, contact.id(), null, null, null, null, 0, 100).stream()
                        .filter(event -> event.getResourcePath().equals("users/" + member.id() + "/spoken-code"))
                        .toList();
        assertThat(made).hasSize(1).allSatisfy(event -> {
            assertThat(event.getOperationType()).isEqualTo("ACTION");
            assertThat(event.getResourceType()).isEqualTo("USER");
            assertThat(event.getRepresentation()).contains("expires").doesNotContain(code, code.replace("-", ""));
        });
        List<EventRepresentation> used = realm.events("REMOVE_CREDENTIAL", member);
        assertThat(used).hasSize(1);
        assertThat(used.get(0).getDetails()).containsEntry("credential_type", "spoken-code");
        assertThat(used.get(0).getDetails().toString()).doesNotContain(code);
    }

    @Test
    void switchedOffNobodyMakesOneAndNoneWorks() {
        Invitation off = Invitation.in(suite, "no-codes", file -> {});
        Account account = off.realm().accountFor(off.site());
        AdminApi administrator = administrator(off.realm());
        String code = ReadOut.of(administrator, account).code();

        switchOff(off.realm());

        Reply reply = ReadOut.ask(administrator, off.realm().accountFor(off.site()));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error()).contains("no codes");
        assertThat(signIn(account, code).pageId()).isEqualTo(LOGIN);
        assertThat(off.letsIn(account, account.password())).isTrue();
    }

    private static void switchOff(Realm of) {
        of.admin().flows().getExecutions("powersource browser").stream()
                .filter(step -> "powersource-email-password".equals(step.getProviderId()))
                .forEach(step -> {
                    AuthenticatorConfigRepresentation config =
                            of.admin().flows().getAuthenticatorConfig(step.getAuthenticationConfig());
                    Objects.requireNonNull(config.getConfig()).put("spokenCodes", "false");
                    of.admin().flows().updateAuthenticatorConfig(config.getId(), config);
                });
    }

    /** Keycloak's own realms have no such page: what isn't set up is refused. */
    @Test
    void realmWithoutTheSuiteMakesNone() {
        Realm fresh = suite.freshRealm();
        Account account = fresh.newAccount().withoutReminderQuestion().create();

        Reply reply = ReadOut.ask(administrator(fresh), account);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.error()).contains("no codes");
    }
}
