package org.powersource.acceptance.meanwhile;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Site;

/** What somebody else changes. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum Change {
    ACCOUNT_REMOVED(Of.ACCOUNT, (scene, account) -> account.admin().remove()),
    ACCOUNT_DISABLED(Of.ACCOUNT, (scene, account) -> record(account, record -> record.setEnabled(false))),
    ACCOUNT_INACTIVE(
            Of.ACCOUNT,
            (scene, account) -> record(account, record -> record.setRequiredActions(List.of(Invitation.ACTION)))),
    ACCOUNT_OF_A_CONTACT(
            Of.ACCOUNT,
            (scene, account) -> account.admin()
                    .roles()
                    .realmLevel()
                    .add(List.of(scene.realm()
                            .admin()
                            .roles()
                            .get("technical-contact")
                            .toRepresentation()))),
    ADDRESS(
            Of.ACCOUNT,
            (scene, account) -> record(account, record -> {
                record.setEmail(NewAccount.address("Elsewhere"));
                record.setUsername(record.getEmail());
            })),
    PASSWORD(Of.ACCOUNT, (scene, account) -> account.resetPassword("By-An-Administrator-2026")),
    ACCOUNT_LOCKED(Of.ACCOUNT, (scene, account) -> Addressee.lock(scene.recovery(), account.email())),
    DISTRICT_REMOVED(Of.ACCOUNT, (scene, account) -> scene.district().admin().remove()),
    SIGNED_OUT_EVERYWHERE(Of.ACCOUNT, (scene, account) -> account.admin().logout()),
    SITE_WITHDRAWN(
            Of.ACCOUNT,
            (scene, account) -> record(account, record -> record.getAttributes().put("siteAccess", List.of()))),

    APP_REMOVED(Of.APP, (scene, account) -> scene.site().admin().remove()),
    APP_DISABLED(Of.APP, (scene, account) -> client(scene, client -> client.setEnabled(false))),
    APP_RENAMED(
            Of.APP, (scene, account) -> client(scene, client -> client.setClientId(client.getClientId() + "-renamed"))),
    APP_MOVED(
            Of.APP,
            (scene, account) -> client(scene, client -> client.setRedirectUris(List.of("https://moved.example/*")))),
    APP_NO_SITE(Of.APP, (scene, account) -> scene.site().admin().roles().deleteRole(Site.ROLE)),

    KEYS_ROTATED(Of.REALM, (scene, account) -> scene.realm().newHs512Key()),
    MAIL_SERVER_REMOVED(Of.REALM, (scene, account) -> realm(scene, realm -> realm.setSmtpServer(Map.of()))),
    LANGUAGES_REMOVED(Of.REALM, (scene, account) -> realm(scene, realm -> realm.setInternationalizationEnabled(false))),
    RESET_FORBIDDEN(Of.REALM, (scene, account) -> realm(scene, realm -> realm.setResetPasswordAllowed(false))),
    STOCKS_RESET_FLOW(
            Of.REALM, (scene, account) -> realm(scene, realm -> realm.setResetCredentialsFlow("reset credentials"))),
    STOCKS_BROWSER_FLOW(Of.REALM, (scene, account) -> realm(scene, realm -> realm.setBrowserFlow("browser"))),
    OPTION_CHANGED(Of.REALM, (scene, account) -> scene.recovery().set("delivery", "temporary-password"));

    private enum Of {
        ACCOUNT,
        APP,
        REALM
    }

    private final Of of;
    private final BiConsumer<Scene, Account> happens;

    Change(Of of, BiConsumer<Scene, Account> happens) {
        this.of = of;
        this.happens = happens;
    }

    boolean isOfRealm() {
        return of == Of.REALM;
    }

    void happen(Scene scene, Account account) {
        happens.accept(scene, account);
    }

    /** Puts the realm back, which later cells share. */
    void undo(Scene scene, RealmRepresentation before) {
        if (isOfRealm()) {
            scene.realm().admin().update(before);
        }
        if (this == OPTION_CHANGED) {
            scene.recovery().set("delivery", "link");
        }
    }

    @Override
    public String toString() {
        return EndsDocument.words(this);
    }

    private static void record(Account account, Consumer<UserRepresentation> change) {
        UserRepresentation record = account.admin().toRepresentation();
        change.accept(record);
        account.admin().update(record);
    }

    private static void client(Scene scene, Consumer<ClientRepresentation> change) {
        ClientRepresentation client = scene.site().admin().toRepresentation();
        change.accept(client);
        scene.site().admin().update(client);
    }

    private static void realm(Scene scene, Consumer<RealmRepresentation> change) {
        RealmRepresentation realm = scene.realm().admin().toRepresentation();
        change.accept(realm);
        scene.realm().admin().update(realm);
    }
}
