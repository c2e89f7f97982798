package org.powersource.idp.claim;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.account.SuiteRealm;

/**
 * Value of a claim for the account's address or user name: the address in its registered spelling. Keycloak stores it in lower case, but
 * the owner, who may copy it from the app, signs in with the registered one.
 */
final class OwnersAddress {

    private OwnersAddress() {}

    /** Empty for a claim of something else, for an account without an address, and outside of the suite's realms. */
    static Optional<List<String>> of(ProtocolMapperModel mapper, UserSessionModel session) {
        UserModel user = session.getUser();
        String attribute = mapper.getConfig().get(ProtocolMapperUtils.USER_ATTRIBUTE);
        return SuiteRealm.is(session.getRealm()) && isAddress(attribute, user)
                ? Optional.of(List.of(SignInEmail.of(user).spelling()))
                : Optional.empty();
    }

    private static boolean isAddress(@Nullable String attribute, UserModel user) {
        String email = user.getEmail();
        return email != null
                && (UserModel.EMAIL.equals(attribute)
                        || (UserModel.USERNAME.equals(attribute) && email.equals(user.getUsername())));
    }
}
