package org.powersource.acceptance.suite;

import java.util.List;
import java.util.Locale;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Who may stand behind an address that is typed at Forgot My Password; nobody must be able to tell one from the other. */
public enum Addressee {
    /** The only one whom the reminder question leads back in, but for {@link #LOCKED}. */
    KNOWN,
    UNKNOWN,
    INACTIVE,
    DISABLED,
    OTHER_CASE,
    /** By wrong passwords, which don't close the way back. */
    LOCKED,
    WITHOUT_QUESTION,
    ADMINISTRATOR;

    private static final String WRONG_PASSWORD = "Not-The-Password-2026";

    /** Whether the right answer opens the way. */
    public boolean mayAnswer() {
        return this == KNOWN || this == LOCKED;
    }

    /**
     * A fresh address of that kind, as somebody types it.
     *
     * @param wayBack into a realm that {@link #lockAtOnce} was said of
     */
    public String address(WayBack wayBack) {
        return switch (this) {
            case KNOWN -> wayBack.account().email();
            case UNKNOWN -> NewAccount.address("Pat.Lee");
            case INACTIVE ->
                wayBack.realm()
                        .newAccount()
                        .requiredAction("powersource-activate-account")
                        .create()
                        .email();
            case DISABLED -> disabled(wayBack.account());
            case OTHER_CASE -> wayBack.account().email().replace("Pat", "pAT");
            case LOCKED -> locked(wayBack, wayBack.account());
            case WITHOUT_QUESTION ->
                wayBack.realm().newAccount().withoutReminderQuestion().create().email();
            case ADMINISTRATOR -> administrator(wayBack.account());
        };
    }

    /** One wrong password is enough. */
    public static RealmFile lockAtOnce(RealmFile file) {
        file.tree().put("failureFactor", 1);
        return file;
    }

    private static String disabled(Account account) {
        UserRepresentation off = account.admin().toRepresentation();
        off.setEnabled(false);
        account.admin().update(off);
        return account.email();
    }

    private static String locked(WayBack wayBack, Account account) {
        Eventually.until("locked", WayBack.SOON, () -> {
            wayBack.browser("thief").open(wayBack.site()).signIn(account.email(), WRONG_PASSWORD);
            return Boolean.TRUE.equals(wayBack.realm()
                    .admin()
                    .attackDetection()
                    .bruteForceUserStatus(account.id())
                    .get("disabled"));
        });
        return account.email();
    }

    private static String administrator(Account account) {
        ClientRepresentation management = account.realm().admin().clients().findByClientId("realm-management").stream()
                .findFirst()
                .orElseThrow();
        account.admin()
                .roles()
                .clientLevel(management.getId())
                .add(List.of(account.realm()
                        .admin()
                        .clients()
                        .get(management.getId())
                        .roles()
                        .get("manage-users")
                        .toRepresentation()));
        return account.email();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
