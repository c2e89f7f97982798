package org.powersource.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a small extension and small servers. */
class ExtensionTest {

    private static final String FACTORY = "public interface StepFactory { String getId(); }";

    private static final String REST = """
            package jakarta.ws.rs;
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            public @interface %s""";

    private static final String ROOT = """
            import jakarta.ws.rs.*;
            @Path("/admin")
            public class Root {
              @Path("realms/{realm}") public Object realm() { return new Realm(); }
              public static class Realm extends Base {
                @Override public String users() { return ""; }
                @Path("{extension}") public Object extension(String id) { return find(Resource.class, id); }
                private Object find(Class<?> type, String id) { return null; }
              }
              public static class Base {
                @GET @Path("users/") public String users() { return ""; }
              }
              public static class Console { @GET @Path("info") public String info() { return ""; } }
              public interface Resource { Object getResource(); }
              public interface ResourceFactory { Resource create(); String getId(); }
              public static class ConsoleFactory implements ResourceFactory {
                public static final String ID = "ui-ext";
                public Resource create() { return new ConsoleResource(); }
                public String getId() { return ID; }
              }
              public static class ConsoleResource implements Resource {
                public Object getResource() { return new Console(); }
              }
            }
            """;

    private static final String ANNOTATIONS_PATH = "jakarta/ws/rs/Path.java";

    @TempDir
    private Path folder;

    private Path base = Path.of("");
    private Path ours = Path.of("");

    @BeforeEach
    void compile() {
        base = server("base", stock("1.0"));
        ours = new Sources(folder)
                .type(
                        "extension.Ours",
                        "public class Ours implements org.keycloak.StepFactory {"
                                + " public String getId() { return \"cookie\"; } }")
                .file("META-INF/services/org.keycloak.StepFactory", "extension.Ours\n")
                .file("theme/ours/login/template.ftl", "<#import \"buttons.ftl\" as buttons>${msg(\"doBack\")}")
                .jar("ours.jar", jar(base));
    }

    /** Parts of a server that tests change. */
    private static String[] stock(String version) {
        return new String[] {version, FACTORY, "<h1>${title}</h1>", "doBack=Back", "stock.Cookie"};
    }

    private Path server(String name, String... parts) {
        Sources sources = new Sources(folder.resolve(name))
                .file(ANNOTATIONS_PATH, REST.formatted("Path { String value(); }"))
                .file("jakarta/ws/rs/GET.java", REST.formatted("GET {}"))
                .type("org.keycloak.Root", ROOT)
                .type("org.keycloak.StepFactory", parts[1])
                .type("stock.Cookie", "public class Cookie { public String getId() { return \"cookie\"; } }")
                .type("stock.Spnego", "public class Spnego { public String getId() { return \"spnego\"; } }")
                .file("META-INF/services/org.keycloak.StepFactory", parts[4] + "\n")
                .file("META-INF/services/org.keycloak.Root$ResourceFactory", "org.keycloak.Root$ConsoleFactory\n")
                .file("theme/base/login/template.ftl", parts[2])
                .file("theme/base/login/buttons.ftl", "<button>")
                .file("theme/base/login/messages/messages_en.properties", parts[3]);
        Path jar = sources.jar("org.keycloak.keycloak-core-" + parts[0] + ".jar");
        try {
            Path home = Files.createDirectories(folder.resolve(name).resolve("home/lib/lib/main"));
            Files.copy(jar, home.resolve(jar.getFileName()));
            return folder.resolve(name).resolve("home");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path jar(Path home) {
        return home.resolve("lib/lib/main/org.keycloak.keycloak-core-1.0.jar");
    }

    @Test
    void newerServerWithTheSamePartsIsFine() {
        assertThatCode(() -> compare(server("newer", stock("1.1")))).doesNotThrowAnyException();
        assertThat(report("1.1")).content().contains("# From Keycloak 1.0 to 1.1", "Everything is there.");
    }

    @Test
    void whatCameAndWentIsReportedAndNoFailure() {
        String[] parts = stock("1.1");
        parts[2] = "<h1>${title!}</h1>";
        parts[3] = "doBack=Back\ndoNext=Next";
        parts[4] = "stock.Spnego";

        assertThatCode(() -> compare(server("newer", parts))).doesNotThrowAnyException();

        assertThat(report("1.1"))
                .content()
                .contains(
                        "| Templates that your jars replace | 1 | 1 | 0 | 0 | 1 |",
                        "- changed: `theme/base/login/template.ftl`",
                        "- came: `theme/base/login: doNext`",
                        "- went: **`cookie`**",
                        "- came: `spnego`",
                        "Endpoints (2)");
    }

    @Test
    void missingTemplateAndMessageAreNamed() {
        String[] parts = stock("1.1");
        parts[3] = "doNext=Next";

        assertThatThrownBy(() -> compare(server("newer", parts))).isInstanceOf(IncompatibleException.class);

        assertThat(report("1.1"))
                .content()
                .contains("**1 uses no longer fit.**", "- `doBack`, used by `theme/ours/login/template.ftl`");
    }

    @Test
    void missingServiceIsNamed() {
        String[] parts = stock("1.1");
        parts[1] = "interface StepFactory {}";

        assertThatThrownBy(() -> compare(server("newer", parts)))
                .isInstanceOf(IncompatibleException.class)
                .hasMessageContaining("Keycloak 1.1 lacks");

        assertThat(report("1.1")).content().contains("- `org.keycloak.StepFactory`, used by `extension.Ours`");
    }

    @Test
    void endpointsAreReadDownToTheExtensions() {
        try (Server server = Server.open(base)) {
            assertThat(server.endpoints())
                    .containsExactly(
                            new Endpoint("GET", "/admin/realms/{realm}/ui-ext/info"),
                            new Endpoint("GET", "/admin/realms/{realm}/users"));
        }
    }

    @Test
    void tooFewArgumentsSayWhichThereAre() {
        assertThatThrownBy(() -> Compat.main("base.zip"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BASE");
    }

    private void compare(Path server) throws IOException {
        Compat.main(base.toString(), server.toString(), folder.toString(), ours.toString());
    }

    private Path report(String version) {
        return folder.resolve("from-1.0-to-" + version + ".md");
    }
}
