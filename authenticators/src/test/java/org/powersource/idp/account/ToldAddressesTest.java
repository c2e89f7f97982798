package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.UserModel;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.Stub;
import org.powersource.idp.tables.OutboxDatabase;

/** The rows, on each database. */
class ToldAddressesTest {

    private static UserModel user(String email) {
        return Stub.of(UserModel.class, Map.of("getId", "u1", "getEmail", email, "getFirstAttribute", email));
    }

    @ParameterizedTest
    @MethodSource(DatabaseVendor.TESTED)
    void firstAddressIsStoredAndOneOfManyReportsItsChange(DatabaseVendor vendor) throws Exception {
        try (OutboxDatabase database = new OutboxDatabase(vendor)) {
            add(database, user("jos\u00e9@x.example"));
            if (vendor != DatabaseVendor.H2) {
                // H2 refuses the row.
                add(database, user("late@x.example"));
            }
            assertThat(told(database)).isEqualTo("jos\u00e9@x.example");

            UserModel moved = user("jose@x.example");
            assertThat(OutboxDatabase.parallel(() -> database.with(session -> {
                        ToldAddresses told = new ToldAddresses(session);
                        ToldAddressEntity row = told.find("u1").orElseThrow();
                        return !row.spelledAddress().equals("jose@x.example") && told.replace(row, moved);
                    })))
                    .isEqualTo(1);
            assertThat(told(database)).isEqualTo("jose@x.example");
        }
    }

    private static void add(OutboxDatabase database, UserModel user) {
        database.with(session -> {
            new ToldAddresses(session).add("realm", user);
            return true;
        });
    }

    private static String told(OutboxDatabase database) {
        return database.with(
                session -> new ToldAddresses(session).find("u1").orElseThrow().spelledAddress());
    }
}
