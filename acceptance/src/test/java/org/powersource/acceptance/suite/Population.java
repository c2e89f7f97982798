package org.powersource.acceptance.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.keycloak.admin.client.resource.RealmResource;
import org.powersource.devserver.EmbeddedDatabase;

/** Many districts with accounts, by {@code benchmark/districts.sql}. */
public final class Population {

    private Population() {}

    /** Fills a realm without districts. */
    public static void fill(EmbeddedDatabase database, RealmResource realm, int districts, int users) {
        String name = realm.toRepresentation().getRealm();
        String sql = script().replace(
                        ":'realm'", quoted(realm.toRepresentation().getId()))
                .replace(
                        ":'districts_group'",
                        quoted(realm.getGroupByPath("/districts").getId()))
                .replace(":'contact_role'", role(realm, "technical-contact"))
                .replace(":'default_role'", role(realm, "default-roles-" + name))
                .replace(":districts", Integer.toString(districts))
                .replace(":users", Integer.toString(users));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies an account's password, question and answer to all other accounts of its realm. */
    public static void credentialsOf(EmbeddedDatabase database, Account account) {
        new Rows(database).execute("""
                        insert into credential
                          (id, type, user_id, created_date, secret_data, credential_data, priority, version)
                        select gen_random_uuid(), c.type, u.id, c.created_date, c.secret_data, c.credential_data, c.priority, 0
                        from credential c, user_entity own, user_entity u
                        where c.user_id = ? and own.id = c.user_id and u.realm_id = own.realm_id and u.id <> own.id""", account.id());
    }

    private static String script() {
        try {
            return Files.readString(RealmFile.path().resolveSibling("benchmark/districts.sql"))
                    .replaceAll("(?m)^--.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String role(RealmResource realm, String name) {
        return quoted(realm.roles().get(name).toRepresentation().getId());
    }

    private static String quoted(String id) {
        return "'" + id + "'";
    }
}
