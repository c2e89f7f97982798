package org.powersource.idp.mail.worker;

import java.time.Duration;
import org.keycloak.Config;

/**
 * Options of the server, {@code --spi-powersource-outbox--default--<name>}.
 *
 * @param threads number of mails that a node sends at once ({@code threads})
 * @param lowPriorityPerMinute most low-priority mails that a node sends in a minute, 0 for as many as it can ({@code patient-mails-per-minute})
 * @param retention how long rows are kept after the last try and after the end of the link ({@code retention-days}, at least 1)
 * @param lease time after a node's last heartbeat, after which another node takes over the mails that it was sending ({@code
 *     lease-seconds}, at least {@link #SHORTEST_LEASE})
 */
record OutboxSettings(int threads, int lowPriorityPerMinute, Duration retention, Duration lease) {

    /** With a shorter lease, a node that pauses for garbage collection would count as dead. Its mails would be sent twice. */
    static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);

    static final OutboxSettings DEFAULT = new OutboxSettings(4, 0, Duration.ofDays(30), Duration.ofMinutes(2));

    static OutboxSettings of(Config.Scope config) {
        return new OutboxSettings(
                Math.max(1, config.getInt("threads", DEFAULT.threads())),
                Math.max(0, config.getInt("patient-mails-per-minute", DEFAULT.lowPriorityPerMinute())),
                Duration.ofDays(Math.max(
                        1, config.getLong("retention-days", DEFAULT.retention().toDays()))),
                longer(
                        SHORTEST_LEASE,
                        Duration.ofSeconds(
                                config.getLong("lease-seconds", DEFAULT.lease().toSeconds()))));
    }

    /** The longer one of the lease and {@code other}. */
    Duration longest(Duration other) {
        return longer(lease, other);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Interval of a node's heartbeat. Two may be missed. */
    Duration heartbeat() {
        return lease.dividedBy(3);
    }
}
