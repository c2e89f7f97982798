package org.powersource.idp.activation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.Option;
import org.powersource.idp.limit.MailLimits;

/**
 * Options of the required action.
 *
 * @param life of a link, from the moment the mail server accepted its mail
 * @param reminder whether a mail reminds of the link
 * @param limits of requested mails; the mail that a new account gets isn't counted
 */
record ActivationSettings(
        Sending sending,
        ActiveAtOnce activeAtOnce,
        Duration life,
        boolean reminder,
        MailLimits limits,
        boolean brokerActivates) {

    private static final Option<Sending> SENDING = Option.choice(
            "sending",
            "Mails to new accounts",
            "at-once: the activation e-mail goes out when the account is created. held: it waits until this option is at-once. "
                    + "E-mails that somebody asks for (Resend Activation Email, Credential Reset) go out at once either way.",
            Sending.class,
            "at-once");

    private static final Option<ActiveAtOnce> ACTIVE_AT_ONCE = Option.choice(
            "activeAtOnce",
            "New accounts that need no activation",
            "verified-with-password: accounts that are created with a verified e-mail address and a password. none: every new "
                    + "account has to be activated.",
            ActiveAtOnce.class,
            "verified-with-password");

    private static final Option<Integer> LINK_MINUTES = Option.number(
            "linkMinutes",
            "Life of a link, in minutes",
            "Counted from the moment the mail server accepts the e-mail. 10080 minutes are seven days.",
            1,
            129_600,
            "10080");

    private static final Option<Boolean> REMINDER = Option.flag(
            "reminder",
            "Reminder",
            "Sends the link once more when 60 % of its life are over and the account is still not active.",
            true);

    private static final Option<Integer> COOLDOWN_SECONDS = Option.number(
            "cooldownSeconds",
            "Seconds between two mails",
            "Of mails that somebody asks for, to one address.",
            1,
            3600,
            "60");

    private static final Option<Integer> PER_ADDRESS = Option.number(
            "mailsPerHour", "Mails an hour to one address", "Of mails that somebody asks for.", 1, 1000, "5");

    private static final Option<Integer> PER_CLIENT = Option.number(
            "mailsPerHourAndClient",
            "Mails an hour from one client address",
            "Of mails that somebody asks for, counted together with those of Forgot My Password. Administrators aren't limited.",
            1,
            100_000,
            "30");

    private static final Option<Boolean> BROKER_ACTIVATES = Option.flag(
            "brokerActivates",
            "A broker's verified address activates",
            "A first sign-in by an identity provider with Trust Email activates the account without an e-mail, if the account's "
                    + "address is verified there.",
            false);

    static List<ProviderConfigProperty> properties() {
        return Option.properties(
                SENDING,
                ACTIVE_AT_ONCE,
                LINK_MINUTES,
                REMINDER,
                COOLDOWN_SECONDS,
                PER_ADDRESS,
                PER_CLIENT,
                BROKER_ACTIVATES);
    }

    static ActivationSettings of(RealmModel realm) {
        RequiredActionConfigModel stored = realm.getRequiredActionConfigByAlias(Activation.ACTION);
        Map<String, String> config = stored == null || stored.getConfig() == null ? Map.of() : stored.getConfig();
        return new ActivationSettings(
                SENDING.in(config),
                ACTIVE_AT_ONCE.in(config),
                Duration.ofMinutes(LINK_MINUTES.in(config)),
                REMINDER.in(config),
                new MailLimits(
                        Duration.ofSeconds(COOLDOWN_SECONDS.in(config)), PER_ADDRESS.in(config), PER_CLIENT.in(config)),
                BROKER_ACTIVATES.in(config));
    }

    /** Whether the realm uses the required action at all. */
    static boolean isUsedIn(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(Activation.ACTION);
        return action != null && action.isEnabled();
    }
}
