package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Cells;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/**
 * Somebody opens a page and leaves it; the account changes; the page is loaded again and its form is sent. It never ends in a
 * session that this browser didn't earn by itself, after the change.
 */
@OnTheSuite
class WaitingPageIT {

    private static final String QUESTION_ACTION = "powersource-set-reminder-question";
    private static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
    private static final String OWNERS_PASSWORD = "Known-To-The-Owner-2026";
    private static final String STRANGERS_PASSWORD = "Typed-By-A-Stranger-2026";

    /** A page that can wait, and the changes that leave it good: it then asks for everything that the account asks for. */
    private enum Page {
        ACTIVATION_FORM(Change.NEW_PASSWORD, Change.SIGNED_OUT, Change.DISABLED_AND_ENABLED, Change.MADE_INACTIVE),
        NOT_ACTIVE,
        PASSWORD_BY_LINK(Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED, Change.LEFT_DISTRICT),
        PASSWORD_BY_A_CONTACTS_LINK(Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED),
        PASSWORD_BY_ADMINISTRATOR(
                Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED, Change.MADE_CONTACT, Change.LEFT_DISTRICT),
        QUESTION_AT_ENROLMENT(
                Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED, Change.MADE_CONTACT, Change.LEFT_DISTRICT),
        QUESTION_BY_ADMINISTRATOR(
                Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED, Change.MADE_CONTACT, Change.LEFT_DISTRICT),
        /** Keycloak's own, between the password and the session. */
        ONE_TIME_CODE(
                Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED, Change.MADE_CONTACT, Change.LEFT_DISTRICT),
        /** Keycloak's own, named by an app; a button leaves them. */
        ONE_TIME_CODE_BY_APP(
                Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED, Change.MADE_CONTACT, Change.LEFT_DISTRICT),
        PROFILE_BY_APP(
                Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED, Change.MADE_CONTACT, Change.LEFT_DISTRICT),
        /** The site is ticked after the change: then only the change keeps the page from leading in. */
        SITE_ACCESS_ERROR(
                Change.SIGNED_IN_ELSEWHERE, Change.DISABLED_AND_ENABLED, Change.MADE_CONTACT, Change.LEFT_DISTRICT),
        /** The session that leads to it stays good, unless somebody ends it. */
        SITE_ACCESS_ERROR_BY_SINGLE_SIGN_ON(
                Change.SIGNED_IN_ELSEWHERE,
                Change.ADDRESS_CORRECTED,
                Change.ADDRESS_CORRECTED_AND_COMPLETED,
                Change.NEW_PASSWORD,
                Change.DISABLED_AND_ENABLED,
                Change.SECOND_FACTOR,
                Change.MADE_CONTACT,
                Change.LEFT_DISTRICT,
                Change.ACTIONS_TAKEN_OFF);

        @SuppressWarnings("ImmutableEnumChecker") // never changed
        private final Set<Change> harmless;

        Page(Change... harmless) {
            this.harmless = harmless.length == 0 ? EnumSet.noneOf(Change.class) : EnumSet.copyOf(List.of(harmless));
        }
    }

    private static final Set<Page> SITE_ACCESS_ERRORS =
            EnumSet.of(Page.SITE_ACCESS_ERROR, Page.SITE_ACCESS_ERROR_BY_SINGLE_SIGN_ON);

    private enum Change {
        /** The owner activates, or signs in and does what is asked for, in another browser. */
        SIGNED_IN_ELSEWHERE,
        ADDRESS_CORRECTED,
        ADDRESS_CORRECTED_AND_COMPLETED,
        NEW_PASSWORD,
        SIGNED_OUT,
        DISABLED,
        DISABLED_AND_ENABLED,
        SECOND_FACTOR,
        MADE_CONTACT,
        LEFT_DISTRICT,
        ACTIONS_TAKEN_OFF,
        MADE_INACTIVE,
        REMOVED
    }

    private final Invitation invitation;
    private final PasswordRecovery recovery;
    private final District district;
    private final AdminApi contact;

    WaitingPageIT(Suite suite) {
        this.invitation = Invitation.in(suite);
        this.recovery = PasswordRecovery.in(suite);
        this.district = invitation.realm().newDistrict("Waiting");
        this.contact = AdminApi.as(district.technicalContact());
    }

    static Stream<Arguments> cells() {
        return Cells.ofThisRun(Stream.of(Page.values())
                .flatMap(page -> Stream.of(Change.values()).map(change -> Arguments.of(page, change))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void neverEndsInASessionThatItDidNotEarn(Page page, Change change, HttpBrowser stranger) {
        Account account = account(page);
        Answer waiting = open(page, account, stranger);

        change(change, page, account);
        if (SITE_ACCESS_ERRORS.contains(page) && change != Change.REMOVED) {
            account.tickSites(invitation.site().clientId());
        }

        List<Answer> tries = new ArrayList<>();
        // First, since a page that is loaded anew makes the form before it an old one.
        tries.add(send(page, waiting));
        tries.add(stranger.open(waiting.uri().toString()));
        if (waiting.has("#resend-activation")) {
            tries.add(waiting.press("resend-activation"));
        }
        tries.add(stranger.open(invitation.site()));
        if (!page.harmless.contains(change)) {
            assertThat(tries).as("%s, %s", page, change).noneMatch(WaitingPageIT::isIn);
            assertThat(letsIn(account, STRANGERS_PASSWORD))
                    .as("the stranger's password after %s, %s", page, change)
                    .isFalse();
        }
        if (change != Change.REMOVED) {
            assertThat(tries).as("%s, %s", page, change).noneMatch(answer -> answer.status() >= 500);
        }
    }

    private boolean letsIn(Account account, String password) {
        Answer answer = new HttpBrowser(origin()).open(invitation.site()).signIn(account.email(), password);
        return isIn(answer);
    }

    private String origin() {
        String url = invitation.realm().url();
        return url.substring(0, url.indexOf("/realms/"));
    }

    private static boolean isIn(Answer answer) {
        return answer.location() == null
                ? answer.pageId().equals("login-link-done")
                : answer.told().containsKey("code") || !answer.told().containsKey("error");
    }

    private Account account(Page page) {
        NewAccount made =
                invitation.realm().newAccount().site(invitation.site()).group(district.path());
        return switch (page) {
            case ACTIVATION_FORM -> made.inactive().create();
            case NOT_ACTIVE -> {
                Account account = made.inactive().create();
                setPassword(account, account.password(), false);
                yield account;
            }
            case PASSWORD_BY_LINK, PASSWORD_BY_A_CONTACTS_LINK, ONE_TIME_CODE_BY_APP, PROFILE_BY_APP -> made.create();
            case PASSWORD_BY_ADMINISTRATOR ->
                made.requiredAction(UPDATE_PASSWORD).create();
            case ONE_TIME_CODE -> {
                Account account = made.create();
                account.addAuthenticatorApp();
                yield account;
            }
            case QUESTION_AT_ENROLMENT -> made.withoutReminderQuestion().create();
            case QUESTION_BY_ADMINISTRATOR ->
                made.requiredAction(QUESTION_ACTION).create();
            case SITE_ACCESS_ERROR, SITE_ACCESS_ERROR_BY_SINGLE_SIGN_ON ->
                invitation.realm().newAccount().group(district.path()).create();
        };
    }

    private Answer open(Page page, Account account, HttpBrowser browser) {
        Answer opened = switch (page) {
            case ACTIVATION_FORM -> browser.open(invitation.link(account));
            case PASSWORD_BY_LINK -> {
                Answer question = new HttpBrowser(origin())
                        .open(invitation.site())
                        .click("#kc-forgot-password")
                        .submit("#kc-reset-password-form", "username", account.email());
                question.submit("#kc-reminder-question-form", "answer", NewAccount.ANSWER);
                yield browser.open(resetLink(account));
            }
            case PASSWORD_BY_A_CONTACTS_LINK -> {
                contact.put("/users/" + account.id() + "/execute-actions-email", List.of(UPDATE_PASSWORD));
                yield browser.open(resetLink(account));
            }
            case ONE_TIME_CODE_BY_APP ->
                browser.open(invitation.site().signIn("kc_action", "CONFIGURE_TOTP"))
                        .signIn(account);
            case PROFILE_BY_APP ->
                browser.open(invitation.site().signIn("kc_action", "UPDATE_PROFILE"))
                        .signIn(account);
            case SITE_ACCESS_ERROR_BY_SINGLE_SIGN_ON -> {
                browser.open(invitation.realm().newSite().withoutRole().create())
                        .signIn(account);
                yield browser.open(invitation.site());
            }
            default -> browser.open(invitation.site()).signIn(account);
        };
        assertThat(opened.pageId())
                .isEqualTo(
                        switch (page) {
                            case ACTIVATION_FORM -> "login-activate";
                            case NOT_ACTIVE -> "login-activation";
                            case PASSWORD_BY_LINK, PASSWORD_BY_A_CONTACTS_LINK, PASSWORD_BY_ADMINISTRATOR ->
                                "login-login-update-password";
                            case QUESTION_AT_ENROLMENT, QUESTION_BY_ADMINISTRATOR -> "login-set-reminder-question";
                            case ONE_TIME_CODE -> "login-login-otp";
                            case ONE_TIME_CODE_BY_APP -> "login-login-config-totp";
                            case PROFILE_BY_APP -> "login-login-update-profile";
                            case SITE_ACCESS_ERROR, SITE_ACCESS_ERROR_BY_SINGLE_SIGN_ON -> "login-site-access-error";
                        });
        return opened;
    }

    private String resetLink(Account account) {
        return invitation
                .await(account, PasswordRecovery.LINK_SUBJECT, 1)
                .get(0)
                .links()
                .get(0);
    }

    private Answer send(Page page, Answer waiting) {
        return complete(page, waiting, STRANGERS_PASSWORD);
    }

    private Answer complete(Page page, Answer form, String password) {
        return switch (page) {
            case ACTIVATION_FORM -> invitation.activate(form, password);
            case NOT_ACTIVE -> form.press("resend-activation");
            case ONE_TIME_CODE -> form.submit("form", "otp", Account.oneTimeCode());
            case ONE_TIME_CODE_BY_APP, PROFILE_BY_APP -> form.submit("form", "cancel-aia", "true");
            // Sent without a button: the step decides anew.
            case SITE_ACCESS_ERROR, SITE_ACCESS_ERROR_BY_SINGLE_SIGN_ON ->
                form.submit("form:has(#try-another-account)");
            case PASSWORD_BY_LINK, PASSWORD_BY_A_CONTACTS_LINK, PASSWORD_BY_ADMINISTRATOR ->
                recovery.choose(form, password);
            case QUESTION_AT_ENROLMENT, QUESTION_BY_ADMINISTRATOR ->
                form.submit(
                        "form:has(#answer)",
                        "question",
                        "stuffedAnimal",
                        "answer",
                        NewAccount.ANSWER,
                        "answer-confirm",
                        NewAccount.ANSWER);
        };
    }

    private void change(Change change, Page page, Account account) {
        switch (change) {
            case SIGNED_IN_ELSEWHERE -> completeElsewhere(page, account);
            case ADDRESS_CORRECTED -> correctAddress(account);
            case ADDRESS_CORRECTED_AND_COMPLETED -> completeElsewhere(page, correctAddress(account));
            case NEW_PASSWORD -> setPassword(account, OWNERS_PASSWORD, false);
            case SIGNED_OUT -> {
                account.admin().logout();
                setPassword(account, OWNERS_PASSWORD, false);
            }
            case DISABLED -> enable(account, false);
            case DISABLED_AND_ENABLED -> {
                enable(account, false);
                enable(account, true);
            }
            case SECOND_FACTOR -> account.addAuthenticatorApp();
            case MADE_CONTACT ->
                account.admin()
                        .roles()
                        .realmLevel()
                        .add(List.of(invitation
                                .realm()
                                .admin()
                                .roles()
                                .get("technical-contact")
                                .toRepresentation()));
            case LEFT_DISTRICT ->
                account.admin().groups().forEach(group -> account.admin().leaveGroup(group.getId()));
            case ACTIONS_TAKEN_OFF -> {
                setPassword(account, OWNERS_PASSWORD, false);
                requireActions(account, List.of());
            }
            case MADE_INACTIVE -> requireActions(account, List.of(Invitation.ACTION));
            case REMOVED -> account.admin().remove();
        }
    }

    /** What the owner does: by the newest link, or with the present password. */
    private void completeElsewhere(Page page, Account account) {
        HttpBrowser owner = new HttpBrowser(origin());
        boolean byLink = page == Page.ACTIVATION_FORM || page == Page.NOT_ACTIVE;
        Answer form = byLink
                ? owner.open(invitation.link(account))
                : owner.open(invitation.site()).signIn(account);
        if (form.location() == null) {
            complete(byLink ? Page.ACTIVATION_FORM : page, form, OWNERS_PASSWORD);
        }
    }

    private Account correctAddress(Account account) {
        String corrected = NewAccount.address("Corrected");
        UserRepresentation record = account.admin().toRepresentation();
        record.setEmail(corrected);
        record.setUsername(corrected);
        Map<String, List<String>> attributes = new HashMap<>(record.getAttributes());
        attributes.put("signInEmail", List.of(corrected));
        record.setAttributes(attributes);
        account.admin().update(record);
        return new Account(account.realm(), account.id(), corrected, account.password());
    }

    private static void setPassword(Account account, String password, boolean temporary) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(temporary);
        account.admin().resetPassword(credential);
    }

    private static void enable(Account account, boolean enabled) {
        UserRepresentation record = account.admin().toRepresentation();
        record.setEnabled(enabled);
        account.admin().update(record);
    }

    private static void requireActions(Account account, List<String> actions) {
        UserRepresentation record = account.admin().toRepresentation();
        record.setRequiredActions(actions);
        account.admin().update(record);
    }
}
