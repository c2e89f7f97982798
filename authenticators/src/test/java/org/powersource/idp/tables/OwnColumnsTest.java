package org.powersource.idp.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.powersource.idp.DatabaseVendor;

/** The suite's columns, as the changelog makes them. */
class OwnColumnsTest {

    private static final String OWN = "POWERSOURCE_";

    /** Some collations take these for one text. */
    private static final List<String> DIFFERENT = List.of(
            "portal",
            "Portal",
            "p\u00f6rtal",
            "po\u0308rtal",
            "por\u200btal",
            "portal ",
            "\ud83c\udfeb",
            "\ud83c\udf92");

    @ParameterizedTest
    @MethodSource(DatabaseVendor.TESTED)
    void textsThatDifferAreDifferentKeys(DatabaseVendor vendor) throws SQLException {
        try (OutboxDatabase database = new OutboxDatabase(vendor);
                Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into POWERSOURCE_SETUP (REALM_ID, ELEMENT) values ('r', ?)");
                PreparedStatement select =
                        connection.prepareStatement("select ELEMENT from POWERSOURCE_SETUP where ELEMENT = ?")) {
            for (String text : DIFFERENT) {
                insert.setString(1, text);
                insert.executeUpdate();
            }
            for (String text : DIFFERENT) {
                select.setString(1, text);
                assertThat(texts(select)).containsExactly(text);
            }
        }
    }

    /** A table that a new change adds gets the database's collation, unless the change says otherwise. */
    @Test
    @EnabledIfSystemProperty(named = "databases", matches = ".*MARIADB.*")
    void everyTextIsExactAndHoldsEveryLetterOnMariaDb() throws SQLException {
        try (OutboxDatabase database = new OutboxDatabase(DatabaseVendor.MARIADB);
                Connection connection = database.connect();
                PreparedStatement columns =
                        connection.prepareStatement("select concat(TABLE_NAME, ' ', COLUMN_NAME, ' ', "
                                + "COLLATION_NAME) from information_schema.columns where TABLE_SCHEMA = database()"
                                + " and TABLE_NAME like 'POWERSOURCE%' and COLLATION_NAME is not null")) {
            assertThat(texts(columns)).hasSizeGreaterThan(30).allMatch(column -> column.endsWith(" utf8mb4_nopad_bin"));
        }
    }

    /** All times are numbers, so no time zone of a server, a connection or a database changes them. */
    @ParameterizedTest
    @MethodSource(DatabaseVendor.TESTED)
    void noColumnIsATime(DatabaseVendor vendor) throws SQLException {
        try (OutboxDatabase database = new OutboxDatabase(vendor);
                Connection connection = database.connect();
                ResultSet columns = connection.getMetaData().getColumns(connection.getCatalog(), null, null, null)) {
            int own = 0;
            while (columns.next()) {
                if (columns.getString("TABLE_NAME").regionMatches(true, 0, OWN, 0, OWN.length())) {
                    own++;
                    assertThat(columns.getInt("DATA_TYPE"))
                            .as(columns.getString("TABLE_NAME") + " " + columns.getString("COLUMN_NAME"))
                            .isNotIn(Types.DATE, Types.TIME, Types.TIMESTAMP)
                            .isNotIn(Types.TIME_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE);
                }
            }
            assertThat(own).isGreaterThan(40);
        }
    }

    private static List<String> texts(PreparedStatement query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
