package org.powersource.idp.account;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * The address that an account signs in with, in its exact spelling.
 *
 * <p>Keycloak stores addresses in lower case (26.7.4 {@code UserAdapter.setEmail}). The spelling in which an address was
 * registered is kept beside it, in the user attribute {@value #ATTRIBUTE}. An attribute that doesn't belong to the
 * stored address any more (the address was changed by some other way) is ignored: nobody is locked out by it.
 */
public record SignInEmail(String spelling) {

    public static final String ATTRIBUTE = "signInEmail";

    public static SignInEmail of(UserModel user) {
        String stored = Objects.requireNonNullElse(user.getEmail(), user.getUsername());
        return new SignInEmail(choose(stored, user.getFirstAttribute(ATTRIBUTE)));
    }

    private static String choose(String stored, @Nullable String attribute) {
        return attribute != null && isSameAddress(stored, attribute) ? attribute : stored;
    }

    /**
     * The spelling to keep when an account was created or edited.
     *
     * @param stored what Keycloak holds, in lower case
     * @param attribute the spelling kept so far, or the one that came along with an import
     * @param typed the address as it stood in the request; a form that was merely saved sends the lower-case one back,
     *     so only capitals tell that somebody meant a spelling
     */
    static SignInEmail record(String stored, @Nullable String attribute, @Nullable String typed) {
        if (typed != null && isSameAddress(stored, typed) && !typed.equals(lower(typed))) {
            return new SignInEmail(typed);
        }
        return new SignInEmail(choose(stored, attribute));
    }

    private static boolean isSameAddress(String stored, String other) {
        return lower(stored).equals(lower(other));
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
