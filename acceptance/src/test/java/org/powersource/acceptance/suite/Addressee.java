package org.powersource.acceptance.suite;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Kinds of addresses that people type at Forgot My Password. Nobody must be able to tell one kind from another. */
public enum Addressee {
    /** Besides {@link #LOCKED}, the only kind that can reset its password with the reminder question. */
    KNOWN,
    UNKNOWN,
    INACTIVE,
    DISABLED,
    OTHER_CASE,
    /** Locked by wrong passwords. A reset is still possible. */
    LOCKED,
    WITHOUT_QUESTION,
    ADMINISTRATOR;

    public static final String WRONG_PASSWORD = "Not-The-Password-2026";

    /** Whether the right answer leads to a reset. */
    public boolean mayAnswer() {
        return this == KNOWN || this == LOCKED;
    }

    /** A fresh address of that kind, see {@link #addresses}. */
    public String address(PasswordRecovery recovery) {
        return addresses(recovery, 1).get(0);
    }

    /**
     * Fresh addresses of that kind, as people type them.
     *
     * @param recovery of a realm that was prepared with {@link #lockAtOnce}
     */
    public List<String> addresses(PasswordRecovery recovery, int number) {
        List<String> registered = Stream.generate(() -> NewAccount.address("Pat.Lee"))
                .limit(number)
                .toList();
        register(recovery, registered);
        return this == OTHER_CASE
                ? registered.stream().map(email -> email.replace("Pat", "pAT")).toList()
                : registered;
    }

    /**
     * Creates the accounts, if this kind has any.
     *
     * @param registered their addresses
     */
    public void register(PasswordRecovery recovery, List<String> registered) {
        if (this == UNKNOWN) {
            return;
        }
        PartialImportRepresentation accounts = new PartialImportRepresentation();
        accounts.setUsers(
                registered.stream().map(email -> account(recovery, email)).toList());
        try (Response imported = recovery.realm().admin().partialImport(accounts)) {
            if (imported.getStatus() != Response.Status.OK.getStatusCode()) {
                throw new IllegalStateException("Import: " + imported.getStatus());
            }
        }
        if (this == LOCKED) {
            registered.forEach(email -> lock(recovery, email));
        }
    }

    /** Account for an import, which accepts any state. */
    private UserRepresentation account(PasswordRecovery recovery, String email) {
        NewAccount account = recovery.realm().newAccount().email(email).site(recovery.site());
        UserRepresentation user =
                (this == WITHOUT_QUESTION ? account.withoutReminderQuestion() : account).representation();
        user.setEnabled(this != DISABLED);
        if (this == INACTIVE) {
            user.setRequiredActions(List.of("powersource-activate-account"));
        } else if (this == ADMINISTRATOR) {
            user.setClientRoles(Map.of("realm-management", List.of("manage-users")));
        }
        return user;
    }

    /** Lets one wrong password lock an account. */
    public static RealmFile lockAtOnce(RealmFile file) {
        file.tree().put("failureFactor", 1);
        return file;
    }

    /** Locks the account by a wrong password, in a realm that was prepared with {@link #lockAtOnce}. */
    public static void lock(PasswordRecovery recovery, String email) {
        String id = recovery.realm()
                .admin()
                .users()
                .searchByEmail(email, true)
                .get(0)
                .getId();
        Eventually.until("locked", PasswordRecovery.SOON, () -> {
            recovery.browser("thief").open(recovery.site()).signIn(email, WRONG_PASSWORD);
            return Boolean.TRUE.equals(recovery.realm()
                    .admin()
                    .attackDetection()
                    .bruteForceUserStatus(id)
                    .get("disabled"));
        });
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
