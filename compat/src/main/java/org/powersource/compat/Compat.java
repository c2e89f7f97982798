package org.powersource.compat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The command. Writes the report, and fails if the extension can't run on the newer server. */
public final class Compat {

    private static final String USAGE = """
            Compares two Keycloak servers for an extension. Arguments:
              BASE    zip or folder of the server that the extension is built for
              SERVER  zip or folder of the server that it should run on
              FOLDER  of the report
              JAR...  the extension's jars""";

    private static final int FIXED_ARGUMENTS = 3;

    private Compat() {}

    /**
     * Compares, and writes the report.
     *
     * @throws IncompatibleException if something that the jars use is gone or less visible
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length <= FIXED_ARGUMENTS) {
            throw new IllegalArgumentException(USAGE);
        }
        List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
        try (Server base = Server.open(paths.get(0));
                Server server = Server.open(paths.get(1));
                Jars jars = Jars.open(paths.subList(FIXED_ARGUMENTS, paths.size()))) {
            Path report = Files.createDirectories(paths.get(2))
                    .resolve("from-" + base.version() + "-to-" + server.version() + ".md");
            Set<Problem> problems = compare(base, server, new Extension(jars), report);
            long breaking = problems.stream()
                    .filter(problem -> problem.fault().breaks())
                    .count();
            if (breaking > 0) {
                throw new IncompatibleException("Keycloak " + server.version() + " lacks what the jars use, in "
                        + breaking + " places: " + report);
            }
            System.out.println("Keycloak " + server.version() + " has all that the jars use: " + report);
        }
    }

    private static Set<Problem> compare(Server base, Server server, Extension extension, Path report)
            throws IOException {
        Set<Problem> problems = new TreeSet<>(extension.problems(server));
        problems.removeAll(extension.problems(base));
        List<Difference> differences =
                Difference.between(Inventory.of(base, extension.themes()), Inventory.of(server, extension.themes()));
        Files.writeString(
                report, Report.of(base.version(), server.version(), problems, differences, extension.texts()));
        return problems;
    }
}
