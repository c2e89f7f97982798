package org.powersource.idp.recovery;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.powersource.idp.flow.Option;

/**
 * How many mails may be asked for. Over the limit the pages stay the same, and nothing is sent.
 *
 * @param cooldown between two mails to one address
 * @param perAddress in an hour
 * @param perClient in an hour, from one client address, to whomever
 */
record MailLimits(Duration cooldown, int perAddress, int perClient) {

    static final Option<Integer> COOLDOWN_SECONDS = Option.number(
            "cooldownSeconds", "Seconds between two mails", "To one address, known or not.", 1, 3600, "60");

    static final Option<Integer> PER_ADDRESS =
            Option.number("mailsPerHour", "Mails an hour to one address", "Known or not.", 1, 1000, "5");

    static final Option<Integer> PER_CLIENT = Option.number(
            "mailsPerHourAndClient",
            "Mails an hour from one client address",
            "Raise it where a whole district comes from one address. Behind a proxy, Keycloak has to be told to trust its "
                    + "headers, or everybody is one client.",
            1,
            100_000,
            "30");

    static MailLimits of(@Nullable AuthenticatorConfigModel config) {
        Map<String, String> values = config == null ? Map.of() : config.getConfig();
        return new MailLimits(
                Duration.ofSeconds(COOLDOWN_SECONDS.in(values)), PER_ADDRESS.in(values), PER_CLIENT.in(values));
    }
}
