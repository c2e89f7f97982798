package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ClientErrorException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleMappingResource;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Suite;

/** What administrators do, and what it means for the activation. */
@OnTheSuite
class ActivationAdminIT {

    private static final int MANY = 30;

    private final Suite suite;
    private final Invitation invitation;

    ActivationAdminIT(Suite suite) {
        this.suite = suite;
        this.invitation = Invitation.in(suite);
    }

    @Test
    void actionHasAReadableName() {
        assertThat(invitation.realm().admin().flows().getRequiredActions())
                .filteredOn(action -> action.getAlias().equals(Invitation.ACTION))
                .singleElement()
                .extracting(RequiredActionProviderRepresentation::getName)
                .isEqualTo("Activate Account");
    }

    @Test
    void accountWithVerifiedAddressAndPasswordIsActiveAtOnce() {
        Account account = invitation.realm().accountFor(invitation.site());

        assertThat(invitation.isActive(account)).isTrue();
        assertThat(invitation.rows(account)).isEmpty();
    }

    @Test
    void noAccountIsLeftOutIfTheRealmSaysSo() {
        Invitation strict =
                Invitation.in(suite, "strict-activation", file -> Invitation.option(file, "activeAtOnce", "none"));
        Account account = strict.realm().accountFor(strict.site());

        assertThat(strict.isActive(account)).isFalse();
        assertThat(strict.link(account)).isNotBlank();
    }

    @Test
    void partialImportInvitesEachOfItsAccounts() {
        List<UserRepresentation> people = IntStream.range(0, 3)
                .mapToObj(i -> invitation
                        .newAccount()
                        .email(NewAccount.address("Im.Port"))
                        .representation())
                .toList();
        PartialImportRepresentation file = new PartialImportRepresentation();
        file.setUsers(people);
        file.setIfResourceExists("FAIL");
        invitation.realm().admin().partialImport(file).close();

        for (UserRepresentation person : people) {
            Account account = accountOf(person.getEmail());
            assertThat(invitation.isActive(account)).isFalse();
            assertThat(invitation.link(account)).isNotBlank();
            assertThat(invitation.mailsTo(account.email())).hasSize(1);
        }
    }

    @Test
    void scriptInvitesManyWithOneMailForEach() {
        List<Account> accounts = IntStream.range(0, MANY)
                .parallel()
                .mapToObj(i -> invitation.account())
                .toList();

        accounts.forEach(account -> invitation.await(account, Invitation.SUBJECT, 1));
        assertThat(accounts)
                .allSatisfy(account ->
                        assertThat(invitation.mailsTo(account.email())).hasSize(1));
    }

    @Test
    void credentialResetMailsOurMailWithinTheLimits(Suite suite, HttpBrowser browser) {
        Invitation usual =
                Invitation.in(suite, "usual-activation", file -> Invitation.option(file, "cooldownSeconds", "60"));
        Account account = usual.account();
        usual.await(account, Invitation.SUBJECT, 1);

        account.admin().executeActionsEmail(List.of(Invitation.ACTION), 60);
        var mails = usual.await(account, Invitation.SUBJECT, 2);

        assertThat(mails.get(0).text()).contains("works for 7 days");
        assertThat(usual.mailsTo(account.email())).hasSize(2);
        assertThatThrownBy(() -> account.admin().executeActionsEmail(List.of(Invitation.ACTION)))
                .isInstanceOfSatisfying(ClientErrorException.class, refused -> {
                    assertThat(refused.getResponse().getStatus()).isEqualTo(429);
                    assertThat(refused.getResponse().readEntity(String.class)).contains("Try again in a minute");
                });
        assertThat(browser.open(usual.link(account)).pageId()).isEqualTo("login-activate");
    }

    @Test
    void credentialResetOfAnActiveAccountIsRefusedAndOtherActionsAreStocks() {
        Account active = invitation.realm().accountFor(invitation.site());

        assertThatThrownBy(() -> active.admin().executeActionsEmail(List.of(Invitation.ACTION)))
                .isInstanceOfSatisfying(
                        ClientErrorException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(400));
        active.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"));
        Eventually.until(
                "stock's mail",
                Invitation.SOON,
                () -> invitation.mailsTo(active.email().toLowerCase(Locale.ROOT)).stream()
                        .anyMatch(mail -> mail.links().get(0).contains("/login-actions/action-token")));
    }

    /** Any other link leads to <i>not active yet</i>. */
    @ParameterizedTest
    @CsvSource({"UPDATE_PASSWORD, ''", "CONFIGURE_TOTP, CONFIGURE_TOTP", "VERIFY_EMAIL, ''", "verify, ''"})
    void whateverIsMailedToAnInactiveAccountIsTheActivationMail(String action, String left) {
        Account account = invitation.account();
        invitation.await(account, Invitation.SUBJECT, 1);

        Eventually.until("after the cool-down", Invitation.SOON, () -> mailed(account, action));

        invitation.await(account, Invitation.SUBJECT, 2);
        assertThat(invitation.mailsTo(account.email().toLowerCase(Locale.ROOT)))
                .as("Keycloak's own mails")
                .isEmpty();
        List<String> actions = account.admin().toRepresentation().getRequiredActions();
        assertThat(actions)
                .containsExactlyInAnyOrderElementsOf(
                        left.isEmpty() ? List.of(Invitation.ACTION) : List.of(Invitation.ACTION, left));
    }

    private static boolean mailed(Account account, String action) {
        try {
            if (action.equals("verify")) {
                account.admin().sendVerifyEmail();
            } else {
                account.admin().executeActionsEmail(List.of(action));
            }
            return true;
        } catch (ClientErrorException e) {
            assertThat(e.getResponse().getStatus()).isEqualTo(429);
            return false;
        }
    }

    @Test
    void removingTheActionByHandActivatesAndIsAnEvent(HttpBrowser browser) {
        Account account = invitation.accountWithPassword();
        String link = invitation.link(account);
        UserRepresentation record = account.admin().toRepresentation();
        record.setRequiredActions(List.of());
        account.admin().update(record);

        assertThat(invitation.activationEvents(account))
                .last()
                .satisfies(event -> assertThat(event.getDetails())
                        .containsEntry("activation", "activated")
                        .containsEntry("activated_by", "administrator"));
        assertThat(browser.open(link).text()).contains("Your account is active");
        account.admin().update(record);
        assertThat(invitation.events(account)).filteredOn("activated"::equals).hasSize(1);
    }

    @Test
    void newAddressInvalidatesLinksAndGetsTheMail(HttpBrowser browser) {
        Account account = invitation.account();
        String old = invitation.link(account);
        UserRepresentation record = account.admin().toRepresentation();
        record.setEmail(NewAccount.address("New.Name"));
        record.setUsername(record.getEmail());
        account.admin().update(record);
        Account moved = new Account(invitation.realm(), account.id(), record.getEmail(), account.password());

        assertThat(browser.open(old).status()).isEqualTo(410);
        String link = invitation.link(moved);
        assertThat(invitation.mails(moved, Invitation.SUBJECT)).hasSize(1);
        invitation.activate(browser.open(link), Invitation.PASSWORD);
        assertThat(invitation.letsIn(moved, Invitation.PASSWORD)).isTrue();
    }

    /** A console creates the account first, and gives the role afterwards. */
    @Test
    void contactsRoleBringsAnotherMailWhoseLinkWorks(HttpBrowser browser) {
        Account account = invitation.account();
        String old = invitation.link(account);
        RealmResource realm = invitation.realm().admin();
        RoleMappingResource roles = account.admin().roles();
        roles.realmLevel().add(List.of(realm.roles().get("technical-contact").toRepresentation()));
        roles.realmLevel()
                .add(List.of(realm.roles().get("implementation-contact").toRepresentation()));

        invitation.await(account, Invitation.SUBJECT, 2);

        assertThat(browser.open(old).status()).isEqualTo(410);
        invitation.activate(browser.open(invitation.link(account)), Invitation.PASSWORD);
        assertThat(invitation.letsIn(account, Invitation.PASSWORD)).isTrue();
        assertThat(invitation.mails(account, Invitation.SUBJECT)).hasSize(2);
    }

    @Test
    void disabledAccountsMailIsHeldUntilItIsEnabled(HttpBrowser browser) {
        Account account = invitation.newAccount().disabled().create();
        invitation.awaitState(account, "held");
        assertThat(invitation.mailsTo(account.email())).isEmpty();

        enable(account, true);
        String link = invitation.link(account);

        enable(account, false);
        assertThat(browser.open(link).text()).contains("has been disabled");
        enable(account, true);
        assertThat(browser.open(link).pageId()).isEqualTo("login-activate");
    }

    @Test
    void mailsAreHeldForALaterStartAndGoWithTheirAccounts() {
        Invitation later = Invitation.in(suite, "later-activation", file -> Invitation.option(file, "sending", "held"));
        Account account = later.account();
        Account removed = later.account();
        Account other = later.account();
        List.of(account, removed, other).forEach(one -> later.awaitState(one, "held"));
        assertThat(later.mailsTo(account.email())).isEmpty();

        removed.admin().remove();
        later.set("sending", "at-once");

        assertThat(later.link(account)).isNotBlank();
        assertThat(later.link(other)).isNotBlank();
        assertThat(later.mailsTo(removed.email())).isEmpty();
    }

    @Test
    void timeAndCauseOfAnActivationAreEvents(HttpBrowser browser) {
        Account account = invitation.account();
        invitation.activate(browser.open(invitation.link(account)), Invitation.PASSWORD);

        assertThat(invitation.activationEvents(account))
                .last()
                .satisfies(event -> assertThat(event.getDetails())
                        .containsEntry("activated_by", "owner")
                        .containsKey("seconds_since_creation")
                        .containsEntry("custom_required_action", Invitation.ACTION));
        assertThat(invitation.events(account)).containsExactly("mailed", "opened", "activated");
    }

    /** One event is enough, even for ten thousand accounts at once. */
    @Test
    void creationIsAnAdminEventOrElseAUserEvent() {
        Account account = invitation.account();
        assertThat(invitation
                        .realm()
                        .admin()
                        .getAdminEvents(
                                List.of("CREATE"),
                                null,
                                null,
                                null,
                                null,
                                "users/" + account.id(),
                                null,
                                null,
                                null,
                                null))
                .hasSize(1);
        Invitation without =
                Invitation.in(suite, "without-admin-events", file -> file.tree().put("adminEventsEnabled", false));
        Account other = without.account();
        without.link(other);

        Eventually.until("mailed", Invitation.SOON, () -> without.events(other).contains("mailed"));
        assertThat(without.events(other)).containsExactly("created", "mailed");
    }

    private void enable(Account account, boolean enabled) {
        UserRepresentation record = account.admin().toRepresentation();
        record.setEnabled(enabled);
        account.admin().update(record);
    }

    private Account accountOf(String email) {
        String id = invitation
                .realm()
                .admin()
                .users()
                .searchByEmail(email, true)
                .get(0)
                .getId();
        return new Account(invitation.realm(), id, email, NewAccount.PASSWORD);
    }
}
