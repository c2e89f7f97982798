package org.powersource.idp.outbox;

import java.time.Duration;
import org.keycloak.Config;

/**
 * Options of the server, {@code --spi-powersource-outbox--default--<name>}.
 *
 * @param threads how many mails a node sends at once ({@code threads})
 * @param retention how long rows are kept ({@code retention-days})
 * @param lease how long a node may take to send one mail before another one takes over; more than the mail server's
 *     time-outs together
 */
record OutboxSettings(int threads, Duration retention, Duration lease) {

    static final OutboxSettings DEFAULT = new OutboxSettings(3, Duration.ofDays(30), Duration.ofMinutes(2));

    static OutboxSettings of(Config.Scope config) {
        return new OutboxSettings(
                config.getInt("threads", DEFAULT.threads()),
                Duration.ofDays(
                        config.getLong("retention-days", DEFAULT.retention().toDays())),
                DEFAULT.lease());
    }
}
