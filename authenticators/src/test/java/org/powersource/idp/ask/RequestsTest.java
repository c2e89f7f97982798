package org.powersource.idp.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.tables.OutboxDatabase;

/** The rows, on both databases. */
@ParameterizedClass
@MethodSource(DatabaseVendor.TESTED)
class RequestsTest {

    private static final Map<DatabaseVendor, OutboxDatabase> DATABASES = new EnumMap<>(DatabaseVendor.class);

    private static final String REALM = "realm";

    @Parameter
    private DatabaseVendor vendor = DatabaseVendor.H2;

    @AfterAll
    static void end() {
        DATABASES.values().forEach(OutboxDatabase::close);
        DATABASES.clear();
    }

    @BeforeEach
    void noRows() {
        database()
                .withRows(entities ->
                        entities.createQuery("delete from RequestEntity").executeUpdate());
    }

    private OutboxDatabase database() {
        return DATABASES.computeIfAbsent(vendor, OutboxDatabase::new);
    }

    private <T> T in(Function<Requests, T> work) {
        return Limits.repeated(() -> database().with(session -> work.apply(new Requests(session))));
    }

    private static Requests.Asked access(String user, String site) {
        return new Requests.Asked(
                RequestKind.ACCESS,
                RequestKey.access(REALM, user, site),
                user,
                site,
                null,
                RequestDetails.ofAccount("for the report"));
    }

    private static Requests.Asked account(String address, String district) {
        RequestDetails.Person person = new RequestDetails.Person("Nora", "Lind", address, "es");
        return new Requests.Asked(
                RequestKind.ACCOUNT,
                RequestKey.account(REALM, person.address()),
                null,
                null,
                district,
                RequestDetails.ofNew(person));
    }

    private Request open(Requests.Asked asked) {
        return in(requests -> requests.open(REALM, asked)).request();
    }

    private Optional<Request> found(String realm, String id) {
        return in(requests -> requests.find(realm, id));
    }

    private List<Request> openOf(String user) {
        return in(requests -> requests.openOf(user));
    }

    private List<Request> all(String... ids) {
        return in(requests -> requests.all(List.of(ids)));
    }

    private List<String> openBefore(Instant time) {
        return in(requests -> requests.openBefore(REALM, time, 10));
    }

    private List<Requests.Waiting> waiting() {
        return in(Requests::waiting);
    }

    private boolean decide(String id) {
        return in(requests -> requests.lockOpen(id)
                .map(row -> {
                    row.settle(RequestState.GRANTED, 5, "contact", null);
                    return true;
                })
                .orElse(false));
    }

    @Test
    void whatWasAskedIsRead() {
        Request request = open(account("Nora@springfield.example", "district"));

        Request read = found(REALM, request.id()).orElseThrow();
        assertThat(read).isEqualTo(request);
        assertThat(read.isOpen()).isTrue();
        assertThat(read.details().person())
                .isEqualTo(new RequestDetails.Person("Nora", "Lind", "Nora@springfield.example", "es"));
        assertThat(found("another", request.id())).isEmpty();
    }

    @RepeatedTest(3)
    void ofOnePersonAndThingOneRequestIsOpen() throws Exception {
        assertThat(OutboxDatabase.parallel(() -> in(requests -> requests.open(REALM, access("nora", "site")))
                        .isNew()))
                .isEqualTo(1);

        assertThat(openOf("nora")).hasSize(1);
        assertThat(open(access("nora", "another site"))).isNotEqualTo(open(access("nora", "site")));
    }

    @Test
    void onceDecidedItCanBeAskedAgain() {
        Request first = open(access("nora", "site"));
        assertThat(decide(first.id())).isTrue();

        Request second = open(access("nora", "site"));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(decide(second.id())).isTrue();
        assertThat(all(second.id(), first.id())).extracting(Request::id).containsExactly(second.id(), first.id());
    }

    @RepeatedTest(3)
    void ofParallelDecisionsOneCounts() throws Exception {
        String id = open(access("nora", "site")).id();

        assertThat(OutboxDatabase.parallel(() -> decide(id))).isEqualTo(1);
    }

    @Test
    void letterCaseOfAnAddressIsNoOtherPerson() {
        open(account("Nora@springfield.example", "district"));

        assertThat(in(requests -> requests.open(REALM, account("nora@SPRINGFIELD.example", "district")))
                        .isNew())
                .isFalse();
        assertThat(RequestKey.account(REALM, EmailAddress.of("a@b.example")))
                .isNotEqualTo(RequestKey.account("other", EmailAddress.of("a@b.example")));
    }

    @Test
    void lateRequestsAreFound() {
        String id = open(access("nora", "site")).id();
        Instant later = Instant.now().plusSeconds(60);

        assertThat(openBefore(later)).containsExactly(id);
        assertThat(openBefore(Instant.EPOCH)).isEmpty();
        assertThat(waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.requests()).isEqualTo(1));
        decide(id);
        assertThat(openBefore(later)).isEmpty();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void rowsGoWithAccountSiteDistrictRealmAndTime() {
        String old = open(access("old", "kept site")).id();
        decide(old);
        open(access("old", "kept site"));
        open(access("nora", "kept site"));
        open(access("lena", "gone site"));
        open(account("a@b.example", "gone district"));
        change(requests -> requests.removeOfUser("nora"));
        change(requests -> requests.removeOfSite("gone site"));
        change(requests -> requests.removeOfDistrict("gone district"));
        change(requests -> requests.removeBefore(Instant.ofEpochMilli(5)));
        assertThat(count()).isEqualTo(2);
        change(requests -> requests.removeBefore(Instant.ofEpochMilli(6)));
        assertThat(count()).isEqualTo(1);
        change(requests -> requests.removeOfRealm("another"));
        assertThat(count()).isEqualTo(1);
        change(requests -> requests.removeOfRealm(REALM));
        assertThat(count()).isZero();
    }

    private void change(Consumer<Requests> change) {
        boolean unused = in(requests -> {
            change.accept(requests);
            return true;
        });
    }

    private long count() {
        return database()
                .withRows(entities -> entities.createQuery("select count(r) from RequestEntity r", Long.class)
                        .getSingleResult());
    }
}
