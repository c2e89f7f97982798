package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/**
 * Whichever way an address is changed: what was mailed to the one before opens nothing any more, and both addresses are told,
 * once for each change.
 */
@OnTheSuite
class AddressChangeIT {

    private static final String CHANGED = "Your sign-in address was changed";
    private static final String LEFT = "Your account no longer uses this e-mail address";
    private static final String RESPELLED = "The spelling of your sign-in address was changed";

    private static final Pattern PASSWORD = Pattern.compile("(?m)^[A-Z2-9][A-Za-z2-9-]{20,}$");

    private final Suite suite;
    private final PasswordRecovery recovery;

    AddressChangeIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite, "addresses", AddressChangeIT::ownersMayChangeTheirAddress);
    }

    static void ownersMayChangeTheirAddress(RealmFile file) {
        file.tree().put("editUsernameAllowed", true);
        file.tree()
                .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                .properties()
                .forEach(entry -> {
                    String profile = entry.getValue().get(0).asText();
                    ((ArrayNode) entry.getValue())
                            .set(
                                    0,
                                    profile.replace(
                                            "[\"admin\"]}, \"multivalued\": false}, {\"name\": \"firstName\"",
                                            "[\"admin\", \"user\"]}, \"multivalued\": false}, {\"name\": \"firstName\""));
                });
    }

    /** What a request of the admin API says of the spelling, beside a new address. */
    enum Sent {
        PRESENT,
        NEW,
        EMPTY,
        LEFT_OUT,
        NO_ATTRIBUTES,
        EMPTY_ATTRIBUTES;

        void into(UserRepresentation record, String address) {
            Map<String, List<String>> attributes = new HashMap<>(record.getAttributes());
            switch (this) {
                case PRESENT -> {}
                case NEW -> attributes.put("signInEmail", List.of(address));
                case EMPTY -> attributes.put("signInEmail", List.of(""));
                case LEFT_OUT -> attributes.remove("signInEmail");
                case NO_ATTRIBUTES -> attributes = null;
                case EMPTY_ATTRIBUTES -> attributes = Map.of();
            }
            record.setAttributes(attributes);
        }
    }

    static Stream<Arguments> requests() {
        return Stream.of(Sent.values())
                .flatMap(sent -> Stream.of(true, false).map(stored -> Arguments.of(sent, stored)));
    }

    @ParameterizedTest(name = "signInEmail {0}, spelling stored: {1}")
    @MethodSource("requests")
    void adminApi(Sent sent, boolean stored) {
        Account account = stored ? recovery.account() : unspelled();
        String link = resetLink(account);
        String address = NewAccount.address("Moved.Away");

        Account moved = change(account, stored ? address : address.toLowerCase(Locale.ROOT), sent);

        assertThat(moved.signInEmail()).isEqualTo(moved.email());
        assertDead(link);
        assertTold(account.email(), moved.email(), 1);

        Account back = change(moved, account.email(), sent);
        assertTold(moved.email(), back.email(), 1);
        assertThat(mails(account.email(), LEFT)).hasSize(1);
        assertThat(mails(moved.email(), CHANGED)).hasSize(1);
        assertThat(recovery.mailed(back))
                .containsOnlyOnce("reset-link")
                .filteredOn(kind -> kind.startsWith("address-"))
                .hasSize(4);
    }

    @Test
    void accountThatWasNeverSeenBefore() {
        Account account = unspelled();

        Account moved = change(account, NewAccount.address("Moved.Away"), Sent.LEFT_OUT);

        assertTold(account.email(), moved.email(), 1);
    }

    @Test
    void otherCapitalsAreToldToTheOneAddress() {
        Account account = recovery.account();
        String link = resetLink(account);

        Account respelled = change(account, account.email().replace("Pat", "PAT"), Sent.PRESENT);

        Eventually.until(
                "told",
                PasswordRecovery.SOON,
                () -> mails(respelled.email(), RESPELLED).size() == 1);
        assertThat(suite.mail().mailsTo(respelled.email()))
                .extracting(ReceivedMail::subject)
                .doesNotContain(CHANGED, LEFT);
        assertThat(recovery.browser("owner").open(link).has("#kc-passwd-update-form"))
                .isTrue();
    }

    @Test
    void temporaryPasswordIsOfNoUseAfterwards() {
        PasswordRecovery passwords = PasswordRecovery.in(
                suite,
                "address-passwords",
                file -> PasswordRecovery.mailOption(file, "delivery", "temporary-password"));
        Account account = passwords.account();
        String password = temporaryPassword(passwords, account);
        assertThat(letsIn(passwords, account, password)).isTrue();

        Account second = passwords.account();
        String late = temporaryPassword(passwords, second);
        Account moved = change(second, NewAccount.address("Moved.Away"), Sent.LEFT_OUT);
        assertThat(letsIn(passwords, moved, late)).isFalse();

        // Past every watcher: noticed at the sign-in.
        Account third = passwords.account();
        String later = temporaryPassword(passwords, third);
        Account quietly = unwatched(passwords.realm(), () -> change(third, NewAccount.address("Moved.Away"), Sent.NEW));
        assertThat(letsIn(passwords, quietly, later)).isFalse();
        assertTold(third.email(), quietly.email(), 1);
    }

    @Test
    void activationMailGoesToTheNewAddressAndItsLinkAlone() {
        Invitation invitation = Invitation.in(suite);
        Account account = invitation.account();
        String link = invitation.link(account);

        Account moved = change(account, NewAccount.address("Cor.Rected"), Sent.NEW);

        assertThat(invitation.browser("old mail").open(link).has("#kc-activate-form"))
                .isFalse();
        String fresh = invitation.link(moved);
        assertThat(invitation.browser("new mail").open(fresh).has("#kc-activate-form"))
                .isTrue();
        assertTold(account.email(), moved.email(), 1);
    }

    @Test
    void activationLinkIsDeadThoughNobodyNoticedTheChange() {
        Invitation invitation = Invitation.in(suite);
        Account account = invitation.account();
        String link = invitation.link(account);

        Account moved =
                unwatched(invitation.realm(), () -> change(account, NewAccount.address("Cor.Rected"), Sent.NEW));

        assertThat(invitation.browser("old mail").open(link).has("#kc-activate-form"))
                .isFalse();
        assertThat(invitation.browser("new mail").open(invitation.link(moved)).has("#kc-activate-form"))
                .isTrue();
        assertTold(account.email(), moved.email(), 1);
    }

    /** As an identity provider's mapper, a directory or another extension does. */
    @Test
    void changePastEveryWatcherIsNoticedWhenTheLinkIsOpened() {
        Account account = recovery.account();
        String link = resetLink(account);

        Account moved = unwatched(recovery.realm(), () -> change(account, NewAccount.address("Moved.Away"), Sent.NEW));

        assertDead(link);
        assertTold(account.email(), moved.email(), 1);
    }

    @Test
    void changePastEveryWatcherIsNoticedAtSignInAndBeforeAMail() {
        Account signsIn = recovery.account();
        Account movedAway =
                unwatched(recovery.realm(), () -> change(signsIn, NewAccount.address("Moved.Away"), Sent.PRESENT));
        assertThat(recovery.letsIn(
                        new Account(
                                signsIn.realm(),
                                signsIn.id(),
                                movedAway.email().toLowerCase(Locale.ROOT),
                                signsIn.password()),
                        signsIn.password()))
                .isTrue();
        assertTold(signsIn.email(), movedAway.email().toLowerCase(Locale.ROOT), 1);

        Account isMailed = recovery.account();
        Account moved = unwatched(recovery.realm(), () -> change(isMailed, NewAccount.address("Moved.Away"), Sent.NEW));
        recovery.askForMail(recovery.browser("owner"), moved);
        assertTold(isMailed.email(), moved.email(), 1);
    }

    @Test
    void partialImportThatOverwrites() {
        Account account = recovery.account();
        String link = resetLink(account);
        String address = NewAccount.address("Im.Ported");
        UserRepresentation arriving =
                recovery.realm().newAccount().email(address).representation();
        arriving.setUsername(account.email().toLowerCase(Locale.ROOT));

        assertThat(importPartially(recovery.realm(), arriving)).isEqualTo(200);

        assertDead(link);
        assertTold(account.email(), address, 1);
    }

    @Test
    void ownerInTheAccountConsole() {
        Account account = recovery.account();
        String link = resetLink(account);
        String address = NewAccount.address("By.Myself");
        AdminApi owner = AdminApi.as(account);

        assertThat(putAccount(owner, account, Map.of("email", address))).isEqualTo(204);

        Account moved = new Account(account.realm(), account.id(), address, account.password());
        assertThat(moved.signInEmail()).isEqualTo(address);
        assertDead(link);
        assertTold(account.email(), address, 1);
    }

    static int putAccount(AdminApi owner, Account account, Map<String, ?> change) {
        Map<String, Object> record = new HashMap<>(
                Map.of("username", account.email(), "email", account.email(), "firstName", "Pat", "lastName", "Lee"));
        record.putAll(change);
        try {
            String body = JsonSerialization.writeValueAsString(record);
            return account(owner, account, request -> request.POST(BodyPublishers.ofString(body)))
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode getAccount(AdminApi owner, Account account) {
        try {
            return JsonSerialization.mapper.readTree(
                    account(owner, account, HttpRequest.Builder::GET).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request of the account console. */
    private static HttpResponse<String> account(
            AdminApi owner, Account account, UnaryOperator<HttpRequest.Builder> method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(account.realm().url() + "/account/"))
                .header("Authorization", "Bearer " + owner.token())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
        try {
            return HttpClient.newHttpClient().send(method.apply(request).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int importPartially(Realm realm, UserRepresentation user) {
        PartialImportRepresentation users = new PartialImportRepresentation();
        users.setIfResourceExists("OVERWRITE");
        users.setUsers(List.of(user));
        try (var response = realm.admin().partialImport(users)) {
            return response.getStatus();
        }
    }

    private String resetLink(Account account) {
        recovery.askForMail(recovery.browser("owner"), account);
        return recovery.link(account);
    }

    private static String temporaryPassword(PasswordRecovery passwords, Account account) {
        passwords.askForMail(passwords.browser("owner"), account);
        Matcher found = PASSWORD.matcher(
                passwords.await(account, "Your temporary password").text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static boolean letsIn(PasswordRecovery passwords, Account account, String password) {
        return passwords
                .browser("old mail")
                .open(passwords.site())
                .signIn(account.email(), password)
                .pageId()
                .equals("login-login-update-password");
    }

    /** An account that the suite has never seen: its spelling was never stored. */
    private Account unspelled() {
        Account account = unwatched(recovery.realm(), recovery::account);
        return new Account(account.realm(), account.id(), account.email().toLowerCase(Locale.ROOT), account.password());
    }

    /** Does something while nothing of the suite runs in the realm. */
    private static Account unwatched(Realm realm, Supplier<Account> work) {
        List<String> listeners = realm.admin().toRepresentation().getEventsListeners();
        listen(realm, List.of("jboss-logging"));
        try {
            return work.get();
        } finally {
            listen(realm, listeners);
        }
    }

    private static void listen(Realm realm, List<String> listeners) {
        RealmRepresentation change = new RealmRepresentation();
        change.setEventsListeners(listeners);
        realm.admin().update(change);
    }

    private static Account change(Account account, String address, Sent sent) {
        UserRepresentation record = account.admin().toRepresentation();
        sent.into(record, address);
        record.setEmail(address);
        account.admin().update(record);
        return new Account(account.realm(), account.id(), address, account.password());
    }

    private void assertDead(String link) {
        Answer page = recovery.browser("old mail").open(link);
        assertThat(page.has("#kc-passwd-update-form")).as(page.toString()).isFalse();
    }

    /** So many times each. */
    private void assertTold(String from, String to, int times) {
        Eventually.until(
                from + " and " + to + " are told",
                PasswordRecovery.SOON,
                () -> mails(from, LEFT).size() >= times && mails(to, CHANGED).size() >= times);
        assertThat(mails(from, LEFT))
                .hasSize(times)
                .allSatisfy(mail -> assertThat(words(mail))
                        .contains("from " + from + " to " + to, "tell your technical contact")
                        .doesNotContain("Forgot My Password"));
        assertThat(mails(to, CHANGED))
                .hasSize(times)
                .allSatisfy(mail -> assertThat(words(mail)).contains("from " + from + " to " + to));
    }

    /** Without the mail's line breaks. */
    private static String words(ReceivedMail mail) {
        return mail.text().replaceAll("\\s+", " ");
    }

    private List<ReceivedMail> mails(String address, String subject) {
        return suite.mail().mailsTo(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }
}
