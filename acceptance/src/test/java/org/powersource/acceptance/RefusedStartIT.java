package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.UntestedDriver;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakException;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.KeycloakServerBuilder;

/** The errors for an operator who leaves an old jar beside the new one, or has a database that the suite isn't tested with. */
@Nightly
class RefusedStartIT {

    private static final String OVERRIDE = "spi-powersource-outbox--default--untested-database";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"powersource-authenticators", "powersource-themes"})
    void serverWithTwoVersionsOfAJarDoesNotStartAndNamesBoth(String jar) throws IOException {
        Artifacts suite = Artifacts.fromSystemProperties();
        Path one = suite.providers().stream()
                .filter(file -> file.getFileName().toString().startsWith(jar))
                .findFirst()
                .orElseThrow();
        Path older = Files.copy(one, folder.resolve(jar + "-0.0.1.jar"));
        Path log = folder.resolve("keycloak.log");
        List<Path> both =
                Stream.concat(suite.providers().stream(), Stream.of(older)).toList();

        assertThatThrownBy(() -> KeycloakServer.builder(
                                new Artifacts(suite.distribution(), both, suite.realm(), suite.cache()))
                        .logFile(log)
                        .start()
                        .close())
                .isInstanceOf(KeycloakException.class)
                .hasMessageContaining("ended while it started");
        assertThat(Files.readString(log))
                .contains("PowerSource more than once")
                .contains(older.getFileName().toString(), one.getFileName().toString())
                .contains("Remove the older file");
    }

    /** One build of the server, and two starts. */
    @Test
    void serverWithAnUntestedDatabaseStartsOnlyIfTheOptionSaysSo() throws IOException {
        Artifacts suite = Artifacts.fromSystemProperties();
        List<Path> providers = Stream.concat(suite.providers().stream(), Stream.of(UntestedDriver.jar(folder)))
                .toList();
        Path log = folder.resolve("keycloak.log");
        KeycloakServerBuilder server = KeycloakServer.builder(
                        new Artifacts(suite.distribution(), providers, suite.realm(), suite.cache()))
                .buildOption("db-driver", UntestedDriver.class.getName())
                .logFile(log);

        assertThatThrownBy(() -> server.start().close())
                .isInstanceOf(KeycloakException.class)
                .hasMessageContaining("ended while it started");
        assertThat(Files.readString(log))
                .contains("PowerSource isn't tested with the database " + UntestedDriver.NAME)
                .contains("PostgreSQL (db=postgres), MariaDB (db=mariadb) and H2", "--" + OVERRIDE + "=true");

        try (KeycloakServer allowed = server.option(OVERRIDE, "true").start()) {
            assertThat(allowed.url()).isNotEmpty();
        }
        assertThat(Files.readString(log))
                .containsPattern("WARN .*PowerSource isn't tested with the database")
                .containsPattern("INFO .*Realm powersource: PowerSource setup is current")
                .doesNotContain("Realm master: PowerSource");
    }
}
