package org.powersource.idp.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.tables.OutboxDatabase;

/** The rows, on both databases. */
@ParameterizedClass
@MethodSource(DatabaseVendor.TESTED)
class MailQueueTest {

    private static final Map<DatabaseVendor, OutboxDatabase> DATABASES = new EnumMap<>(DatabaseVendor.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Delivery ACCEPTED = Delivery.accepted("250 OK", Duration.ofHours(1));
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Delivery PUT_OFF = Delivery.tryAgain("451 later");

    @Parameter
    private DatabaseVendor vendor = DatabaseVendor.H2;

    @AfterAll
    static void end() {
        DATABASES.values().forEach(OutboxDatabase::close);
        DATABASES.clear();
    }

    @BeforeEach
    void noRows() {
        rows(entities -> {
            for (String table : List.of("LinkEntity", "MailAttemptEntity", "MailEntity")) {
                entities.createQuery("delete from " + table).executeUpdate();
            }
        });
    }

    @Test
    void oldRowsAreRemovedWithTheirAttempts() {
        String old = mail("realm", "user", Duration.ofDays(31));
        String young = mail("realm", "user", Duration.ofDays(31));
        sent(old, young);
        set(old, "dueAt", ago(Duration.ofDays(31)));
        set(old, "expiresAt", ago(Duration.ofDays(31)));
        set(young, "dueAt", ago(Duration.ofDays(29)));

        assertThat(removeSettled(Duration.ofDays(30))).isEqualTo(1);
        assertThat(ids("select m.id from MailEntity m")).containsExactly(young);
        assertThat(ids("select a.mailId from MailAttemptEntity a")).containsExactly(young);
    }

    /** However long ago they were requested, and however short rows are kept. */
    @ParameterizedTest
    @CsvSource({
        // state, turn, hours until due, hours until the link ends, stays
        "QUEUED, 1, -100, , true", // waits
        "QUEUED, 2, 100, , true", // planned
        "SENDING, 1, -100, , true",
        "RETRYING, 1, -100, , true",
        "HELD, , -100, , true",
        "ACCEPTED, , -100, 1, true", // the link still works
        "ACCEPTED, , -100, -23, true", // the link ended within the day
        "ACCEPTED, , -23, , true",
        "ACCEPTED, , -100, -25, false",
        "ACCEPTED, , -100, , false",
        "REFUSED, , -100, , false",
        "EXPIRED, , -100, , false",
        "DISCARDED, , -100, , false"
    })
    void rowStaysAsLongAsItIsOfUse(
            MailState state, @Nullable Integer turn, int due, @Nullable Integer linkEnds, boolean stays) {
        String mail = mail("realm", "user", Duration.ofDays(60));
        rows(entities -> {
            MailEntity row = entities.find(MailEntity.class, mail);
            row.state = state;
            row.turn = turn;
            row.dueAt = ago(Duration.ofHours(-due));
            row.expiresAt = linkEnds == null ? null : ago(Duration.ofHours(-linkEnds));
        });

        assertThat(removeSettled(Duration.ofDays(1))).isEqualTo(stays ? 0 : 1);
    }

    /** Without its row, the older link would work again: the realm may have given links a shorter life since. */
    @ParameterizedTest
    @CsvSource({
        // account of the older mail, hours until the older link ends, rows that go
        "user, 1, 0",
        "user, -23, 0",
        "user, -25, 2",
        "user, , 2",
        "other, 1, 1"
    })
    void rowStaysAsLongAsItSupersedesALink(String account, @Nullable Integer linkEnds, int removed) {
        String older = mail("realm", account, Duration.ofDays(61));
        String newer = mail("realm", "user", Duration.ofDays(60));
        rows(entities -> List.of(older, newer).forEach(id -> {
            MailEntity row = entities.find(MailEntity.class, id);
            row.state = MailState.ACCEPTED;
            row.turn = null;
            row.dueAt = ago(Duration.ofDays(60));
            row.expiresAt = ago(Duration.ofDays(59));
        }));
        rows(entities -> entities.find(MailEntity.class, older).expiresAt =
                linkEnds == null ? null : Long.valueOf(ago(Duration.ofHours(-linkEnds))));

        assertThat(removeSettled(Duration.ofDays(1))).isEqualTo(removed);
    }

    /** The mail of a try whose answer was lost may have arrived. Its link ends, whatever the next tries give. */
    @Test
    void linkOfAMailWithoutAnAnswerEnds() {
        String mail = mail("realm", "user", Duration.ZERO);
        Duration life = Duration.ofMinutes(15);

        finish(claim(LEASE).get(0), Delivery.tryAgain("[EOF]", life));
        assertThat(linkEnd(mail)).isCloseTo(Instant.now().plus(life), within(1, ChronoUnit.MINUTES));
        set(mail, "dueAt", 0);
        set(mail, "expiresAt", 1);
        finish(claim(LEASE).get(0), Delivery.refused("550 no"));

        assertThat(linkEnd(mail)).isEqualTo(Instant.ofEpochMilli(1));
    }

    @Test
    void retriedMailsLinkLivesFromTheLastTry() {
        String mail = mail("realm", "user", Duration.ZERO);
        finish(claim(LEASE).get(0), Delivery.tryAgain("[EOF]", Duration.ofMinutes(15)));
        set(mail, "dueAt", 0);
        set(mail, "expiresAt", 1);

        finish(claim(LEASE).get(0), ACCEPTED);

        assertThat(linkEnd(mail)).isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));
    }

    private Instant linkEnd(String mail) {
        return database()
                .withRows(entities -> Mail.of(entities.find(MailEntity.class, mail))
                        .expiresAt()
                        .orElseThrow());
    }

    /** Some mail servers quote a link that they take for spam; administrators and contacts read the reply. */
    @Test
    void replyIsKeptWithoutKeysOfLinks() {
        mail("realm", "user", Duration.ZERO);
        String key = LinkKey.random().text();

        finish(
                claim(LEASE).get(0),
                Delivery.tryAgain("451 4.7.1 <https://id.example/realms/powersource/go/" + key + "> spam"));

        assertThat(ids("select a.reply from MailAttemptEntity a"))
                .containsExactly("451 4.7.1 <https://id.example/realms/powersource/go/[redacted]> spam");
    }

    @Test
    void waitingMailsAreThoseThatAreDue() {
        mail("realm", "user", Duration.ofHours(1));
        mail("realm", "user", Duration.ofMinutes(1));
        String planned = mail("realm", "user", Duration.ofHours(2));
        set(planned, "dueAt", ago(Duration.ofHours(-90)));
        String held = mail("realm", "user", Duration.ofHours(3));
        rows(entities -> {
            MailEntity row = entities.find(MailEntity.class, held);
            row.state = MailState.HELD;
            row.turn = null;
        });

        Map<MailState, MailQueue.Waiting> waiting = database().with(session -> new MailQueue(session).waiting());

        assertThat(waiting).containsOnlyKeys(MailState.QUEUED);
        assertThat(waiting.values()).singleElement().satisfies(due -> {
            assertThat(due.mails()).isEqualTo(2);
            assertThat(due.firstDueAt())
                    .isCloseTo(Instant.now().minus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));
        });
    }

    @Test
    void newestMailOfEachAccountIsFoundAtOnce() {
        mail("realm", "nora", Duration.ofHours(2));
        String newest = mail("realm", "nora", Duration.ofHours(1));
        String planned = mail("realm", "nora", Duration.ZERO);
        set(planned, "dueAt", ago(Duration.ofHours(-1)));
        String only = mail("realm", "lena", Duration.ofHours(3));
        String discarded = mail("realm", "lena", Duration.ofMinutes(1));
        rows(entities -> entities.find(MailEntity.class, discarded).state = MailState.DISCARDED);
        mail("other", "nora", Duration.ofMinutes(1));
        mail("realm", "nobody", Duration.ofMinutes(1));

        List<String> found = database()
                .with(session -> new MailRecords(session)
                        .newestWithContent("realm", List.of("nora", "lena", "none")).stream()
                                .map(row -> row.id)
                                .toList());

        assertThat(found).containsExactlyInAnyOrder(newest, only);
    }

    private int removeSettled(Duration retention) {
        return database()
                .with(session ->
                        new MailQueue(session).removeSettledBefore(Instant.now().minus(retention)));
    }

    private void set(String mail, String field, long value) {
        rows(entities -> entities.createQuery("update MailEntity m set m." + field + " = :value where m.id = :id")
                .setParameter("value", value)
                .setParameter("id", mail)
                .executeUpdate());
    }

    private static long ago(Duration time) {
        return Instant.now().minus(time).toEpochMilli();
    }

    /** So a contact gets one mail an hour, and of two that are ordered at once the earlier one. */
    @Test
    void mailsOfAKindAreOrderedByWhenTheyAreDue() {
        String first = mail("realm", "user", Duration.ofHours(2));
        String second = mail("realm", "user", Duration.ofMinutes(10));
        String third = mail("realm", "user", Duration.ofMinutes(10));
        mail("realm", "another", Duration.ZERO);
        long due = ago(Duration.ofMinutes(10));
        set(first, "firstDueAt", ago(Duration.ofHours(2)));
        List.of(second, third).forEach(mail -> set(mail, "firstDueAt", due));
        List<String> kinds = List.of("kind");

        assertThat(database().<Optional<Long>>with(session -> new MailRecords(session).lastDue("realm", "user", kinds)))
                .contains(due);
        assertThat(Stream.of(first, second, third)
                        .map(mail -> dueBefore(mail, kinds))
                        .toList())
                .containsExactly(0L, second.compareTo(third) < 0 ? 0L : 1L, second.compareTo(third) < 0 ? 1L : 0L);

        rows(entities -> List.of(second, third)
                .forEach(mail -> entities.find(MailEntity.class, mail).state = MailState.DISCARDED));
        assertThat(database().<Optional<Long>>with(session -> new MailRecords(session).lastDue("realm", "user", kinds)))
                .hasValueSatisfying(last -> assertThat(last).isLessThan(due));
        assertThat(database()
                        .<Optional<Long>>with(session -> new MailRecords(session).lastDue("realm", "nobody", kinds)))
                .isEmpty();
    }

    private long dueBefore(String mail, List<String> kinds) {
        return database().with(session -> {
            MailRecords records = new MailRecords(session);
            Mail read = Mail.of(records.find(mail).orElseThrow());
            return records.countDueBefore(
                    read, kinds, read.firstDueAt().minus(Duration.ofHours(1)).toEpochMilli());
        });
    }

    @Test
    void linksLeadToTheirMailAndAreRemovedWithIt() {
        String mail = mail("realm", "user", Duration.ZERO);
        LinkKey first = LinkKey.random();
        LinkKey second = LinkKey.random();
        EmailAddress address = EmailAddress.of("Pat.Example@springfield.example");

        database().with(session -> {
            MailRecords records = new MailRecords(session);
            records.add(first, mail, address);
            records.add(second, mail, EmailAddress.of("elsewhere@springfield.example"));
            return null;
        });

        assertThat(linked(first)).hasValue(mail + " true");
        assertThat(linked(second)).hasValue(mail + " false");
        assertThat(linked(LinkKey.random())).isEmpty();
        database().with(session -> new MailQueue(session).removeOfUser("user"));
        assertThat(ids("select l.id from LinkEntity l")).isEmpty();
        assertThat(linked(first)).isEmpty();
    }

    /** Id of the mail, and whether the link went to Pat's address, spelled otherwise. */
    private Optional<String> linked(LinkKey key) {
        String seal = key.seal(EmailAddress.of("pat.example@Springfield.example"));
        return database()
                .with(session -> new MailRecords(session)
                        .linked(key.id())
                        .map(row -> row.mail().id + " " + row.address().equals(seal)));
    }

    @Test
    void onlyRowsOfTheRemovedRealmAreRemoved() {
        String removed = mail("removed", "user", Duration.ZERO);
        String other = mail("other", "user", Duration.ZERO);
        sent(removed, other);

        database().with(session -> new MailQueue(session).removeOfRealm("removed"));

        assertThat(ids("select m.id from MailEntity m")).containsExactly(other);
        assertThat(ids("select a.mailId from MailAttemptEntity a")).containsExactly(other);
    }

    @Test
    void onlyRowsOfTheRemovedUserAreRemoved() {
        String removed = mail("realm", "removed", Duration.ZERO);
        String other = mail("realm", "other", Duration.ZERO);
        sent(removed, other);

        database().with(session -> new MailQueue(session).removeOfUser("removed"));

        assertThat(ids("select m.id from MailEntity m")).containsExactly(other);
        assertThat(ids("select a.mailId from MailAttemptEntity a")).containsExactly(other);
    }

    @RepeatedTest(5)
    void ofParallelTransactionsOneFindsTheUnusedLinks() throws Exception {
        mail("realm", "user", Duration.ofMinutes(2));
        mail("realm", "user", Duration.ofMinutes(1));

        assertThat(OutboxDatabase.parallel(() ->
                        database().with(session -> new MailRecords(session).useLinks("realm", "user", Set.of("kind")))))
                .isEqualTo(1);
    }

    @Test
    void mailThatANodeSendsIsNotTakenByAnother() {
        String mail = mail("realm", "user", Duration.ZERO);
        assertThat(claim(LEASE)).extracting(Mail::id).containsExactly(mail);

        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    void whenTheLeaseEndsAnotherNodeTakesTheMail() {
        String mail = mail("realm", "user", Duration.ZERO);
        claim(Duration.ofMillis(-1));

        assertThat(claim(LEASE)).extracting(Mail::id, Mail::attempts).containsExactly(tuple(mail, 2));
    }

    @Test
    void nodeThatRenewsItsLeaseKeepsTheMail() {
        String mail = mail("realm", "user", Duration.ZERO);
        claim(Duration.ofMillis(-1));

        database().with(session -> new MailQueue(session).renew(Set.of(mail), LEASE));

        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    void finishedMailIsNotRenewed() {
        String mail = mail("realm", "user", Duration.ZERO);
        finish(claim(LEASE).get(0), PUT_OFF);

        int renewed = database().with(session -> new MailQueue(session).renew(Set.of(mail), LEASE));

        assertThat(renewed).isZero();
    }

    @Test
    void nodeThatWasTakenForDeadChangesNothingWhenItWasRefused() {
        mail("realm", "user", Duration.ZERO);
        Mail late = claim(Duration.ofMillis(-1)).get(0);
        Mail taken = claim(LEASE).get(0);

        finish(late, Delivery.refused("550 no"));
        assertThat(ids("select cast(m.state as string) from MailEntity m")).containsExactly("SENDING");
        finish(taken, ACCEPTED);

        assertThat(ids("select cast(m.state as string) from MailEntity m")).containsExactly("ACCEPTED");
        assertThat(ids("select cast(a.outcome as string) from MailAttemptEntity a order by a.number"))
                .containsExactly("REFUSED", "ACCEPTED");
    }

    @Test
    void mailThatTheServerTookStaysAcceptedWhoeverTriedAfterwards() {
        mail("realm", "user", Duration.ZERO);
        Mail late = claim(Duration.ofMillis(-1)).get(0);
        Mail taken = claim(LEASE).get(0);

        finish(late, ACCEPTED);
        finish(taken, PUT_OFF);

        assertThat(ids("select cast(m.state as string) from MailEntity m where m.turn is null"))
                .containsExactly("ACCEPTED");
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    void nodeSkipsMailsThatAnotherNodeIsClaiming() {
        mail("realm", "user", Duration.ZERO);

        List<List<Mail>> both = database().with(one -> {
            List<Mail> first = claimIn(one, LEASE);
            return List.of(first, claim(LEASE));
        });

        assertThat(both.get(0)).hasSize(1);
        assertThat(both.get(1)).isEmpty();
    }

    @Test
    void mailsDoNotWaitForAClockThatHasGoneBack() {
        String sending = mail("realm", "user", Duration.ZERO);
        claim(Duration.ofHours(1));
        String queued = mail("realm", "user", Duration.ofHours(-1));
        assertThat(claim(LEASE)).isEmpty();

        assertThat(repairDueTimes()).isEqualTo(2);

        assertThat(claim(LEASE)).extracting(Mail::id).containsExactlyInAnyOrder(sending, queued);
        assertThat(repairDueTimes()).isZero();
    }

    @Test
    void plannedMailAndOneThatIsTriedLaterKeepTheirTimes() {
        mail("realm", "user", Duration.ZERO);
        finish(claim(LEASE).get(0), PUT_OFF);
        String planned = mail("realm", "user", Duration.ZERO);
        rows(entities -> entities.createQuery("update MailEntity m set m.dueAt = m.dueAt + 1000000000 where m.id = :id")
                .setParameter("id", planned)
                .executeUpdate());

        assertThat(repairDueTimes()).isZero();
    }

    @Test
    void aMailIsGivenUpWhenTheNextTryWouldComeTooLate() {
        mail("realm", "user", Duration.ZERO);
        rows(entities -> entities.createQuery("update MailEntity m set m.worthlessAt = :soon")
                .setParameter("soon", Instant.now().plus(PAUSE).minusSeconds(1).toEpochMilli())
                .executeUpdate());

        finish(claim(LEASE).get(0), PUT_OFF);

        assertThat(ids("select cast(m.state as string) from MailEntity m")).containsExactly("EXPIRED");
        assertThat(ids("select m.id from MailEntity m where m.turn is not null"))
                .isEmpty();
    }

    private int repairDueTimes() {
        return database().with(session -> new MailQueue(session).repairDueTimes(Duration.ofMinutes(15)));
    }

    private OutboxDatabase database() {
        return DATABASES.computeIfAbsent(vendor, OutboxDatabase::new);
    }

    private void rows(Consumer<EntityManager> work) {
        database().withRows(entities -> {
            work.accept(entities);
            return true;
        });
    }

    @Test
    void mailForATypedAddressIsClaimedOnlyOnceItsAccountIsKnown() {
        String typed = typedMail();
        assertThat(claim(LEASE)).isEmpty();

        assertThat(address(Optional.of("user"))).isTrue();

        assertThat(claim(LEASE))
                .extracting(Mail::id, Mail::userId, Mail::attempts)
                .containsExactly(tuple(typed, "user", 1));
    }

    @Test
    void mailForAnAddressWithoutAnAccountIsDeletedWithTheAddress() {
        typedMail();

        assertThat(address(Optional.empty())).isFalse();

        assertThat(ids("select m.id from MailEntity m")).isEmpty();
    }

    @Test
    void mailThatANodeLooksUpIsNotLookedUpByAnotherUntilTheLeaseEnds() {
        String typed = typedMail();

        assertThat(claimUnaddressed(Duration.ofMillis(-1))).extracting(Mail::id).containsExactly(typed);
        assertThat(claimUnaddressed(LEASE)).extracting(Mail::attempts).containsExactly(2);
        assertThat(claimUnaddressed(LEASE)).isEmpty();
    }

    @Test
    void nodeThatComesLateChangesNothing() {
        typedMail();
        Mail mail = claimUnaddressed(LEASE).get(0);
        database().with(session -> new MailQueue(session).address(mail, Optional.of("user")));

        boolean late = database().with(session -> new MailQueue(session).address(mail, Optional.empty()));

        assertThat(late).isFalse();
        assertThat(ids("select m.userId from MailEntity m")).containsExactly("user");
    }

    @Test
    void typedAddressIsRemovedOnceTheResultIsFinal() {
        typedMail();
        address(Optional.of("user"));

        Mail retried = claim(LEASE).get(0);
        finish(retried, PUT_OFF);
        assertThat(ids("select m.details from MailEntity m"))
                .singleElement()
                .asString()
                .contains("typed@x.example", "kept");

        rows(entities ->
                entities.createQuery("update MailEntity m set m.dueAt = 0").executeUpdate());
        finish(claim(LEASE).get(0), ACCEPTED);
        assertThat(ids("select m.details from MailEntity m")).singleElement().isEqualTo("{\"occasion\":\"kept\"}");
    }

    private boolean address(Optional<String> userId) {
        Mail mail = claimUnaddressed(LEASE).get(0);
        assertThat(mail.typedAddress()).contains(EmailAddress.of("typed@x.example"));
        return database().with(session -> new MailQueue(session).address(mail, userId));
    }

    private List<Mail> claimUnaddressed(Duration lease) {
        return database().with(session -> new MailQueue(session).claimUnaddressed(10, lease));
    }

    private String typedMail() {
        String id = mail("realm", "nobody", Duration.ZERO);
        rows(entities -> {
            MailEntity row = entities.find(MailEntity.class, id);
            row.userId = null;
            row.turn = MailPriority.UNADDRESSED.number();
            row.details = MailDetails.write(Map.of(MailDetails.TYPED, "typed@x.example", "occasion", "kept"));
        });
        return id;
    }

    private List<String> ids(String query) {
        return database()
                .withRows(entities -> entities.createQuery(query, String.class).getResultList());
    }

    /** A mail that was asked for so long ago, and is due. */
    private String mail(String realm, String user, Duration age) {
        MailEntity row = new MailEntity();
        row.id = KeycloakModelUtils.generateId();
        row.realmId = realm;
        row.userId = user;
        row.kind = "kind";
        row.state = MailState.QUEUED;
        row.turn = MailPriority.HIGH.number();
        row.requestedAt = Instant.now().minus(age).toEpochMilli();
        row.dueAt = row.requestedAt;
        row.worthlessAt = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
        rows(entities -> entities.persist(row));
        return row.id;
    }

    private void sent(String... mails) {
        List<Mail> claimed = claim(LEASE);
        assertThat(claimed).extracting(Mail::id).containsExactlyInAnyOrder(mails);
        claimed.forEach(mail -> finish(mail, ACCEPTED));
    }

    private List<Mail> claim(Duration lease) {
        return database().with(session -> claimIn(session, lease));
    }

    private static List<Mail> claimIn(KeycloakSession session, Duration lease) {
        return new MailQueue(session).claim(10, MailPriority.LOW, Set.of(), lease);
    }

    private void finish(Mail mail, Delivery delivery) {
        database().with(session -> {
            new MailQueue(session).finish(mail, delivery, PAUSE);
            return true;
        });
    }
}
