package org.powersource.idp.spokencode;

import java.time.Duration;
import java.util.Map;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.kit.FlowSteps;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;

/**
 * The options of the realm's sign-in page.
 *
 * @param offered whether codes can be made, and are taken
 * @param life of a code, from the moment it was made
 */
record SpokenSettings(boolean offered, Duration life) {

    /** Longest life, in minutes. */
    static final int LONGEST = 1440;

    static final Option<Boolean> OFFERED = Option.flag(
            "spokenCodes",
            "Codes to read out",
            "Contacts and administrators can make a code for somebody whose mail is broken, to be typed in the place of the password. Counts in"
                    + " the realm's browser flow only.",
            true);

    static final Option<Integer> MINUTES = Option.number(
            "spokenCodeMinutes",
            "Life of a code to read out, in minutes",
            "Counted from the moment it was made. Counts in the realm's browser flow only.",
            1,
            LONGEST,
            "60");

    /** Of the first sign-in page in the realm's browser flow. A realm without such a page takes no code. */
    static SpokenSettings of(RealmModel realm) {
        return FlowSteps.of(realm, realm.getBrowserFlow())
                .filter(AuthenticationExecutionModel::isEnabled)
                .filter(step -> SharedId.EMAIL_PASSWORD.is(step.getAuthenticator()))
                .findFirst()
                .map(step -> of(realm, FlowSteps.options(realm, step)))
                .orElseGet(() -> new SpokenSettings(false, Duration.ZERO));
    }

    /** A code is of no use where nobody is told of it, or where it wouldn't lead to a password of the owner's. */
    private static SpokenSettings of(RealmModel realm, Map<String, String> options) {
        return new SpokenSettings(
                OFFERED.in(options) && SuiteRealm.is(realm) && asksForNewPasswords(realm),
                Duration.ofMinutes(MINUTES.in(options)));
    }

    private static boolean asksForNewPasswords(RealmModel realm) {
        RequiredActionProviderModel action =
                realm.getRequiredActionProviderByAlias(UserModel.RequiredAction.UPDATE_PASSWORD.name());
        return action != null && action.isEnabled();
    }
}
