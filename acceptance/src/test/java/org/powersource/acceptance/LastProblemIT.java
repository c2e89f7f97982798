package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** What went wrong last, as the contact reads it on the account's record: the true cause, which no page tells. */
@OnTheSuite
class LastProblemIT {

    /** It is written once a second. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /** What the outbox has to find out first takes as long as its mail. */
    private static final Duration WITH_A_MAIL = Duration.ofSeconds(10);

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC";
    private static final String WRONG_PASSWORD = "Not-The-Password-2026";

    private final Suite suite;
    private final Realm realm;
    private final District district;
    private final Site site;
    private final AdminApi contact;

    LastProblemIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.district = realm.newDistrict("Springfield");
        this.site = realm.newSite().create();
        this.contact = AdminApi.as(district.technicalContact());
    }

    /** Where address and password are typed. */
    enum Door {
        PAGE {
            @Override
            void knock(Site site, String email, String password) {
                new HttpBrowser(site.realm().url()).open(site).signIn(email, password);
            }
        },
        PASSWORD_GRANT {
            @Override
            void knock(Site site, String email, String password) {
                assertThat(site.passwordGrant(email, password).status()).isNotEqualTo(200);
            }
        };

        abstract void knock(Site site, String email, String password);
    }

    /** Tries that are refused, each with the right password unless it says otherwise. */
    enum Refused {
        WRONG_PASSWORD("wrong password") {
            @Override
            String typedPassword(Account account) {
                return LastProblemIT.WRONG_PASSWORD;
            }
        },
        OTHER_SPELLING("address typed in another letter case than registered") {
            @Override
            String typedAddress(Account account) {
                return account.email().toLowerCase(Locale.ROOT);
            }
        },
        NOT_ACTIVE("account not active yet") {
            @Override
            NewAccount of(NewAccount account) {
                return account.inactive();
            }
        },
        NOT_ACTIVE_WITH_PASSWORD("account not active yet") {
            @Override
            NewAccount of(NewAccount account) {
                return account.requiredAction(Invitation.ACTION);
            }
        },
        DISABLED("account disabled") {
            @Override
            NewAccount of(NewAccount account) {
                return account.disabled();
            }
        },
        DISABLED_WITH_WRONG_PASSWORD("account disabled") {
            @Override
            NewAccount of(NewAccount account) {
                return account.disabled();
            }

            @Override
            String typedPassword(Account account) {
                return LastProblemIT.WRONG_PASSWORD;
            }
        },
        NO_SITE_ACCESS("no access to the site Reading room") {
            @Override
            boolean hasSite() {
                return false;
            }
        };

        private final String text;

        Refused(String text) {
            this.text = text;
        }

        NewAccount of(NewAccount account) {
            return account;
        }

        boolean hasSite() {
            return true;
        }

        String typedAddress(Account account) {
            return account.email();
        }

        String typedPassword(Account account) {
            return account.password();
        }

        void happen(Door door, Site site, Account account) {
            door.knock(site, typedAddress(account), typedPassword(account));
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Refused.values())
                .flatMap(refused -> Stream.of(Door.values()).map(door -> Arguments.of(refused, door)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void contactReadsTheTrueCause(Refused refused, Door door) {
        NewAccount member = refused.of(district.newMember());
        Account account = (refused.hasSite() ? member.site(site) : member).create();
        assertThat(lastProblem(contact, account)).isEmpty();

        refused.happen(door, site, account);

        awaitProblem(contact, account, TIME + ": " + Pattern.quote(refused.text));
    }

    @ParameterizedTest
    @EnumSource
    void lockSaysWhenItEnds(Door door) {
        Realm impatient = Variants.impatient(suite);
        District theirs = impatient.newDistrict("Springfield");
        Site app = impatient.newSite().create();
        Account account = theirs.newMember().site(app).create();
        AdminApi their = AdminApi.as(theirs.technicalContact());
        Variants.lock(account);

        door.knock(app, account.email(), account.password());

        awaitProblem(their, account, TIME + ": account locked by too many wrong passwords until " + TIME + "(; .*)?");
    }

    /** The flow asks for one-time codes only. */
    @Test
    void passwordGrantThatCannotAskForTheSecondFactorSaysSo() {
        Account account = district.newMember().site(site).create();
        account.addCredential(
                "webauthn", "{\"credentialId\":\"AQ\",\"counter\":0,\"credentialPublicKey\":\"AQ\"}", "{}");

        Door.PASSWORD_GRANT.knock(site, account.email(), account.password());

        awaitProblem(contact, account, TIME + ": second factor needed, which a password grant can’t ask for");
    }

    @Test
    void lastThreeAreKeptNewestFirst() {
        Account account = district.newMember().create();
        Stream.of(Refused.WRONG_PASSWORD, Refused.OTHER_SPELLING, Refused.NO_SITE_ACCESS, Refused.WRONG_PASSWORD)
                .forEach(refused -> refused.happen(Door.PASSWORD_GRANT, site, account));

        awaitProblem(
                contact,
                account,
                Stream.of(Refused.WRONG_PASSWORD, Refused.NO_SITE_ACCESS, Refused.OTHER_SPELLING)
                        .map(refused -> TIME + ": " + Pattern.quote(refused.text))
                        .reduce((newer, older) -> newer + "; " + older)
                        .orElseThrow());
    }

    @Test
    void acceptedSignInIsNoProblem() {
        Account account = district.newMember().site(site).create();
        Account other = district.newMember().site(site).create();

        assertThat(new HttpBrowser(realm.url()).open(site).signIn(account).told())
                .containsKey("code");

        Door.PAGE.knock(site, other.email(), WRONG_PASSWORD);
        awaitProblem(contact, other, TIME + ": wrong password");
        assertThat(lastProblem(contact, account)).isEmpty();
    }

    @Test
    void eachReaderReadsItInTheirLanguage() {
        Account account = district.newMember().site(site).create();
        AdminApi spanish = AdminApi.as(district.newMember()
                .realmRole("technical-contact")
                .attribute("locale", "es")
                .create());

        Door.PAGE.knock(site, account.email(), WRONG_PASSWORD);

        awaitProblem(spanish, account, TIME + ": contraseña incorrecta");
        assertThat(lastProblem(contact, account)).matches(TIME + ": wrong password");
    }

    /** What refuses an answer to the reminder question, right or wrong. */
    enum RefusedAnswer {
        WRONG("wrong answer to the reminder question", "Fido"),
        OTHER_SPELLING("address typed in another letter case than registered", NewAccount.ANSWER) {
            @Override
            String typedAddress(Account account) {
                return account.email().toLowerCase(Locale.ROOT);
            }
        },
        DISABLED("account disabled", NewAccount.ANSWER) {
            @Override
            NewAccount of(NewAccount account) {
                return account.disabled();
            }
        },
        NOT_ACTIVE("account not active yet", NewAccount.ANSWER) {
            @Override
            NewAccount of(NewAccount account) {
                return account.requiredAction(Invitation.ACTION);
            }
        },
        NO_QUESTION("no reminder question set", "Fido") {
            @Override
            NewAccount of(NewAccount account) {
                return account.withoutReminderQuestion();
            }
        };

        private final String text;
        private final String answer;

        RefusedAnswer(String text, String answer) {
            this.text = text;
            this.answer = answer;
        }

        NewAccount of(NewAccount account) {
            return account;
        }

        String typedAddress(Account account) {
            return account.email();
        }
    }

    @ParameterizedTest
    @EnumSource
    void contactReadsWhyAnAnswerWasRefused(RefusedAnswer refused) {
        Recovered there = new Recovered(suite);
        Account account = refused.of(there.district.newMember())
                .site(there.recovery.site())
                .create();

        there.answer(account, refused.typedAddress(account), refused.answer);

        awaitProblem(there.contact, account, TIME + ": " + Pattern.quote(refused.text));
    }

    /** The fifth wrong answer locks the question; of the next one, which nobody compares, the outbox finds out whose it was. */
    @Test
    void lockedQuestionSaysWhenItOpens() {
        Recovered there = new Recovered(suite);
        Account account = there.member();
        String locked = TIME + ": reminder question locked by too many wrong answers until " + TIME;
        Answer page = there.recovery.start(there.recovery.browser("owner"), account.email());
        for (int i = 0; i < 5; i++) {
            page = there.recovery.answer(page, "Wrong " + i);
        }
        awaitProblem(there.contact, account, locked + "; .*");

        there.recovery.answer(page, NewAccount.ANSWER);

        Eventually.until(
                "locked twice",
                WITH_A_MAIL,
                () -> lastProblem(there.contact, account).matches(locked + "; " + locked + "(; .*)?"));
    }

    @Test
    void endedResetLinksSayWhy() {
        Recovered there = new Recovered(suite);
        Account account = there.member();
        PasswordRecovery recovery = there.recovery;
        Answer sent = recovery.askForMail(recovery.browser("owner"), account);
        String first = recovery.link(account);
        recovery.sendAgain(sent, account, PasswordRecovery.LINK_SUBJECT, 2);
        recovery.browser("old mail").open(first);
        awaitProblem(there.contact, account, TIME + ": link superseded by a newer e-mail");

        String second = recovery.link(account);
        recovery.choose(recovery.browser("owner").open(second), PasswordRecovery.NEW_PASSWORD);
        recovery.browser("later").open(second);

        awaitProblem(there.contact, account, TIME + ": link used already; .*");
    }

    @Test
    void supersededActivationLinkSaysSo() {
        Invitation invitation = Invitation.in(suite);
        District theirs = invitation.realm().newDistrict("Springfield");
        AdminApi their = AdminApi.as(theirs.technicalContact());
        Account account = theirs.newMember().inactive().site(invitation.site()).create();
        String first = invitation.link(account);
        account.admin().executeActionsEmail(List.of(Invitation.ACTION));
        invitation.await(account, Invitation.SUBJECT, 2);

        invitation.browser("old mail").open(first);

        awaitProblem(their, account, TIME + ": link superseded by a newer e-mail");
    }

    @Test
    void privilegedAccountsAreReadByAdministratorsOnly() {
        Account other = district.technicalContact();
        Door.PAGE.knock(site, other.email(), WRONG_PASSWORD);

        Eventually.until(
                "noted",
                SOON,
                () -> String.valueOf(other.admin().toRepresentation().getAttributes())
                        .contains("wrong password"));
        assertThat(contact.get("/users/" + other.id()).status()).isEqualTo(403);
    }

    @Test
    void cannotBeWritten() {
        Account account = district.newMember().site(site).create();
        Door.PAGE.knock(site, account.email(), WRONG_PASSWORD);
        awaitProblem(contact, account, TIME + ": wrong password");

        assertThat(contact.put(
                                "/users/" + account.id(),
                                contact.get("/users/" + account.id()).json())
                        .status())
                .isEqualTo(204);

        assertThat(lastProblem(contact, account)).matches(TIME + ": wrong password");
    }

    private static void awaitProblem(AdminApi reader, Account account, String pattern) {
        Eventually.until(pattern, SOON, () -> lastProblem(reader, account).matches(pattern));
    }

    /** As the console asks for it. */
    private static String lastProblem(AdminApi reader, Account account) {
        return reader.get("/users/" + account.id() + "?userProfileMetadata=true")
                .json()
                .at("/attributes/lastProblem/0")
                .asText();
    }

    /** Forgot My Password, with limits that many tests don't meet, and a contact there. */
    private static final class Recovered {

        private final PasswordRecovery recovery;
        private final District district;
        private final AdminApi contact;

        private Recovered(Suite suite) {
            this.recovery = PasswordRecovery.in(suite);
            this.district = recovery.realm().newDistrict("Springfield");
            this.contact = AdminApi.as(district.technicalContact());
        }

        private Account member() {
            return district.newMember().site(recovery.site()).create();
        }

        private void answer(Account account, String address, String answer) {
            assertThat(recovery.answer(recovery.start(recovery.browser("owner of " + account.id()), address), answer)
                            .pageId())
                    .isEqualTo("login-reminder-question");
        }
    }
}
