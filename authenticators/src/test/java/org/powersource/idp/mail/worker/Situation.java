package org.powersource.idp.mail.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.Alert;
import org.powersource.idp.MeterSamples;
import org.powersource.idp.Stub;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.MailPriority;
import org.powersource.idp.mail.MailQueue;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.tables.OutboxDatabase;

/** An outbox with a clock of its own: orders, tries and passing time, and what its meters show. */
final class Situation implements AutoCloseable {

    static final String KIND = "notice";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final RealmModel REALM = Stub.of(RealmModel.class, Map.of("getId", "realm"));

    private final OutboxDatabase database;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OutboxMeters meters = new OutboxMeters(registry);
    private MeterSamples before;

    /** An empty outbox. */
    Situation(OutboxDatabase database) {
        this.database = database;
        Time.setOffset(0);
        with(session -> new MailQueue(session).removeOfRealm("realm"));
        before = samples();
    }

    /** A mail to send at once. Its start delay is over. */
    Situation order() {
        return order(null);
    }

    Situation order(int mails) {
        IntStream.range(0, mails).forEach(i -> queue(order(new Notice(), "user", null)));
        return later(Duration.ofSeconds(1));
    }

    /** @param notBefore null for at once */
    Situation order(@Nullable Duration notBefore) {
        queue(order(new Notice(), "user", notBefore));
        return later(Duration.ofSeconds(1));
    }

    private static MailOrder order(MailKind kind, String user, @Nullable Duration notBefore) {
        return new MailOrder(kind, REALM, user, null, null, Map.of(), notBefore == null ? null : now().plus(notBefore));
    }

    private void queue(MailOrder order) {
        with(session -> new Outbox(session, () -> {}).queue(order));
    }

    /** A mail for an address that no account has. */
    Situation orderForUnknownAddress() {
        queue(MailOrder.toTyped(new Notice(), REALM, EmailAddress.of("nobody@x.example"), null, null, Map.of()));
        later(Duration.ofSeconds(1));
        with(session -> new MailQueue(session).claimUnaddressed(10, LEASE))
                .forEach(mail -> with(session -> new MailQueue(session).address(mail, Optional.empty())));
        return this;
    }

    /** Each due mail is tried, with that result. */
    Situation tries(Delivery delivery) {
        for (Mail mail : with(session -> new MailQueue(session).claim(100, MailPriority.LOW, Set.of(), LEASE))) {
            with(session -> new MailQueue(session).finish(mail, delivery, PAUSE));
            meters.ended(mail, delivery, now());
        }
        return this;
    }

    Situation release() {
        with(session -> {
            new Outbox(session, () -> {}).release(REALM, new Notice());
            return true;
        });
        return later(Duration.ofSeconds(1));
    }

    Situation later(Duration time) {
        Time.setOffset(Math.toIntExact(Time.getOffset() + time.toSeconds()));
        return this;
    }

    /** Here begins the time that an increase is counted in. */
    Situation mark() {
        before = samples();
        return this;
    }

    double value(String sample) {
        return samples().value(sample);
    }

    boolean isTrue(Alert alert) {
        return alert.isTrue(before, samples());
    }

    MeterSamples samples() {
        with(session -> {
            meters.sample(new MailQueue(session));
            return true;
        });
        return MeterSamples.of(registry);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    private <T> T with(Function<KeycloakSession, T> work) {
        return database.withRows(rows -> work.apply(session(rows)));
    }

    private static KeycloakSession session(EntityManager rows) {
        return Stub.of(
                KeycloakSession.class,
                Map.of(
                        "getProvider",
                        Stub.of(JpaConnectionProvider.class, Map.of("getEntityManager", rows)),
                        "getTransactionManager",
                        Stub.of(KeycloakTransactionManager.class, Map.of())));
    }

    @Override
    public void close() {
        Time.setOffset(0);
    }

    private static final class Notice implements MailKind {

        @Override
        public String id() {
            return KIND;
        }

        @Override
        public Duration worth() {
            return Duration.ofDays(3);
        }

        @Override
        public boolean lowPriority() {
            return true;
        }

        @Override
        public MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
            throw new UnsupportedOperationException();
        }
    }

    /** Of the alerts, those that are true. */
    List<String> firing(List<Alert> alerts) {
        return alerts.stream().filter(this::isTrue).map(Alert::name).toList();
    }
}
