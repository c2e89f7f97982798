package org.powersource.idp.ask;

import java.time.Duration;
import java.util.Map;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.kit.FlowSteps;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;

/**
 * The options at the site access step of the realm's browser flow.
 *
 * @param offered whether pages have the buttons that ask
 * @param newAccounts whether people without an account can ask for one
 * @param life of a request that nobody decides
 * @param perClient mails in an hour that one client address orders, by all features together
 */
record AskSettings(boolean offered, boolean newAccounts, Duration life, int perClient) {

    static final Option<Boolean> OFFERED = Option.flag(
            "askContact",
            "Ask my contact",
            "Pages have a button that asks the contacts of the person's district, for access or for help. Counts in the realm's browser flow"
                    + " only.",
            true);

    static final Option<Boolean> NEW_ACCOUNTS = Option.flag(
            "askForAccount",
            "Ask for a new account",
            "The page /realms/{realm}/new-account lets people ask the contacts of their district for an account, once they proved their"
                    + " address. Needs askContact. Counts in the realm's browser flow only.",
            true);

    static final Option<Integer> DAYS = Option.number(
            "requestDays",
            "Life of a request, in days",
            "A request that nobody decides ends then, and the person is told. Counts in the realm's browser flow only.",
            1,
            90,
            "14");

    static final Option<Integer> PER_CLIENT = Option.number(
            "mailsPerHourAndClient",
            "Mails an hour from one client address",
            "Requests count with all other mails that the client orders. Set the same number as in the reset flow. Counts in the realm's"
                    + " browser flow only.",
            1,
            100_000,
            "30");

    private static final AskSettings NONE = new AskSettings(false, false, Duration.ofDays(14), 30);

    /** Of the first site access step in the realm's browser flow. A realm without such a step asks nobody. */
    static AskSettings of(RealmModel realm) {
        if (!SuiteRealm.is(realm)) {
            return NONE;
        }
        return FlowSteps.of(realm, realm.getBrowserFlow())
                .filter(AuthenticationExecutionModel::isEnabled)
                .filter(step -> SharedId.SITE_ACCESS.is(step.getAuthenticator()))
                .findFirst()
                .map(step -> of(FlowSteps.options(realm, step)))
                .orElse(NONE);
    }

    static AskSettings of(Map<String, String> options) {
        boolean asking = OFFERED.in(options);
        return new AskSettings(
                asking, asking && NEW_ACCOUNTS.in(options), Duration.ofDays(DAYS.in(options)), PER_CLIENT.in(options));
    }
}
