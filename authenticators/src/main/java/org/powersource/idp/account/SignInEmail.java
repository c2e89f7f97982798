package org.powersource.idp.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.SharedId;

/**
 * The address that an account signs in with, in its exact spelling.
 *
 * <p>Keycloak stores addresses in lower case (26.7.4 {@code UserAdapter.setEmail}). The spelling in which an address was registered is kept
 * beside it, in the user attribute {@link SharedId#SIGN_IN_EMAIL}. An attribute that doesn't belong to the stored address any more is
 * ignored. So a change that bypassed the suite locks nobody out.
 */
public record SignInEmail(String spelling) {

    public static final String ATTRIBUTE = SharedId.SIGN_IN_EMAIL.id();

    public static SignInEmail of(UserModel user) {
        return of(stored(user), user.getFirstAttribute(ATTRIBUTE));
    }

    /**
     * Address of an account that isn't loaded.
     *
     * @param stored what Keycloak stores as its address
     * @param attribute its user attribute {@link SharedId#SIGN_IN_EMAIL}
     */
    public static SignInEmail of(String stored, @Nullable String attribute) {
        return new SignInEmail(choose(stored, attribute));
    }

    /** What Keycloak stores as the account's address; without one the user name. */
    static String stored(UserModel user) {
        return Objects.requireNonNullElse(user.getEmail(), user.getUsername());
    }

    /** Stores the spelling with the account. */
    public static void keep(UserModel user, String spelling) {
        if (!spelling.equals(user.getFirstAttribute(ATTRIBUTE))) {
            user.setSingleAttribute(ATTRIBUTE, spelling);
        }
    }

    EmailAddress address() {
        return EmailAddress.of(spelling);
    }

    private static String choose(String stored, @Nullable String attribute) {
        return attribute != null && isSameAddress(stored, attribute) ? attribute : stored;
    }

    /**
     * The spelling to keep when an account was created or edited. A form that is only saved sends the lower-case address back, so the
     * address's spelling counts only if it has capitals. The field for the spelling counts if it was changed.
     *
     * @param address the account's address as it was in the request; else as it is stored
     * @param kept the spelling kept so far
     * @param sent the request's {@link SharedId#SIGN_IN_EMAIL}; empty counts as not sent, another address is ignored
     */
    public static SignInEmail record(String address, @Nullable String kept, @Nullable String sent) {
        EmailAddress typed = EmailAddress.of(address);
        EmailAddress corrected = EmailAddress.of(sent);
        if (!corrected.text().equals(kept) && corrected.isSameAs(typed)) {
            return new SignInEmail(corrected.text());
        }
        boolean hasCapitals = !typed.text().equals(typed.stored());
        return new SignInEmail(hasCapitals ? typed.text() : choose(typed.text(), kept));
    }

    private static boolean isSameAddress(String stored, String other) {
        return EmailAddress.of(stored).isSameAs(EmailAddress.of(other));
    }
}
