package org.powersource.idp.outbox;

import java.time.Duration;
import org.keycloak.Config;

/**
 * Options of the server, {@code --spi-powersource-outbox--default--<name>}.
 *
 * @param threads how many mails a node sends at once ({@code threads})
 * @param patientPerMinute how many mails that can wait a node sends in a minute, 0 for as many as it can
 *     ({@code patient-mails-per-minute})
 * @param retention how long rows are kept ({@code retention-days})
 * @param lease how long a node may take to send one mail before another one takes over; more than the mail server's
 *     time-outs together
 */
record OutboxSettings(int threads, int patientPerMinute, Duration retention, Duration lease) {

    static final OutboxSettings DEFAULT = new OutboxSettings(4, 0, Duration.ofDays(30), Duration.ofMinutes(2));

    static OutboxSettings of(Config.Scope config) {
        return new OutboxSettings(
                Math.max(1, config.getInt("threads", DEFAULT.threads())),
                Math.max(0, config.getInt("patient-mails-per-minute", DEFAULT.patientPerMinute())),
                Duration.ofDays(
                        config.getLong("retention-days", DEFAULT.retention().toDays())),
                DEFAULT.lease());
    }
}
