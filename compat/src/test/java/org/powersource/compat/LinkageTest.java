package org.powersource.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One class of an extension, compiled for a server, meets a server in which something is different. */
class LinkageTest {

    private static final String FORM = """
            public class Form {
              public static final Form STOCK = new Form();
              public String title = "";
              public Form() {}
              public String show(String page) { return page; }
              protected void check() {}
              protected final void warn() {}
              public static Form of(String page) { return STOCK; }
              public static class Part { }
            }
            """;

    private static final String STEP = "public interface Step { void run(Form form); default void end() {} }";

    private static final String OURS = """
            import stock.Form;
            import stock.Step;

            public class Ours extends Form implements Step {
              @Override protected void check() { super.check(); warn(); }
              @Override public void run(Form form) {
                form.show(STOCK.title);
                Object part = new Form.Part();
                Step step = other -> other.show("");
                step.run(Form.of("a"));
              }
              public void own() {}
            }
            """;

    @TempDir
    private Path folder;

    private Path base = Path.of("");
    private Path ours = Path.of("");

    @BeforeEach
    void compile() {
        base = server("base", FORM, STEP);
        ours = new Sources(folder).type("extension.Ours", OURS).jar("ours.jar", base);
    }

    private Path server(String name, String form, String step) {
        Sources sources = new Sources(folder).type("stock.Form", form);
        if (!step.isEmpty()) {
            sources.type("stock.Step", step);
        }
        return sources.jar(name + ".jar");
    }

    @Test
    void theSameServerHasEverything() {
        assertThat(problems(base)).isEmpty();
    }

    @Test
    void addedMethodsAndClassesAreNoProblem() {
        assertThat(problems(server(
                        "more",
                        FORM.replace("protected void check", "public void more() {} protected void check"),
                        STEP.replace("default void end() {}", "default void end() {} default void more() {}"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    public String show(String page) { return page; }   | public Object show(String page) { return page; }   | MEMBER_GONE       | stock.Form.show(String): String
                    public String show(String page) { return page; }   |                                                    | MEMBER_GONE       | stock.Form.show(String): String
                    public String show(String page) { return page; }   | protected String show(String page) { return page; } | MEMBER_HIDDEN    | stock.Form.show(String): String
                    public String show(String page) { return page; }   | String show(String page) { return page; }          | MEMBER_HIDDEN     | stock.Form.show(String): String
                    public String show(String page) { return page; }   | private String show(String page) { return page; }  | MEMBER_HIDDEN     | stock.Form.show(String): String
                    public String show(String page) { return page; }   | public static String show(String page) { return page; } | MEMBER_STATIC | stock.Form.show(String): String
                    public String title = "";                          | public Object title = "";                          | MEMBER_GONE       | stock.Form.title: String
                    public String title = "";                          | String title = "";                                 | MEMBER_HIDDEN     | stock.Form.title: String
                    public Form() {}                                   | Form() {}                                          | MEMBER_HIDDEN     | new stock.Form()
                    public static Form of(String page)                 | public static Form of(Object page)                 | MEMBER_GONE       | stock.Form.of(String): Form
                    public static class Part { }                       |                                                    | CLASS_GONE        | stock.Form$Part
                    public static class Part { }                       | static class Part { public Part() {} }             | CLASS_HIDDEN      | stock.Form$Part
                    public static class Part { }                       | public abstract static class Part { public Part() {} } | CLASS_ABSTRACT | stock.Form$Part
                    protected void check() {}                          | protected final void check() {}                    | METHOD_FINAL      | stock.Form.check(): void
                    protected void check() {}                          | protected void check(int times) {}                 | OVERRIDES_NOTHING | extension.Ours.check(): void
                    protected final void warn() {}                     | final void warn() {}                               | MEMBER_HIDDEN     | extension.Ours.warn(): void
                    public static Form of(String page)                 | @Deprecated public static Form of(String page)     | DEPRECATED        | stock.Form.of(String): Form
                    """)
    void changedClassIsFound(String before, String after, Fault fault, String subject) {
        Set<Problem> found = problems(server("other", FORM.replace(before, after == null ? "" : after), STEP));

        assertThat(found).contains(new Problem(fault, subject, "extension.Ours"));
    }

    @Test
    void newAbstractMethodIsFoundInTheClassAndInTheFunction() {
        Set<Problem> found = problems(
                server("other", FORM, STEP.replace("default void end() {}", "void end(); default void x() {}")));

        assertThat(found)
                .containsExactly(new Problem(Fault.NOT_IMPLEMENTED, "stock.Step.end(): void", "extension.Ours"));
    }

    @Test
    void renamedAbstractMethodIsFoundOnBothSides() {
        Set<Problem> found = problems(server("other", FORM, STEP.replace("run(", "execute(")));

        assertThat(found)
                .extracting(Problem::fault, Problem::subject)
                .contains(
                        tuple(Fault.NOT_IMPLEMENTED, "stock.Step.execute(Form): void"),
                        tuple(Fault.OVERRIDES_NOTHING, "extension.Ours.run(Form): void"));
    }

    @Test
    void missingInterfaceIsFound() {
        assertThat(problems(server("other", FORM, "")))
                .contains(new Problem(Fault.CLASS_GONE, "stock.Step", "extension.Ours"));
    }

    @Test
    void interfaceThatBecameAClassIsFound() {
        assertThat(problems(
                        server("other", FORM, "public abstract class Step { public abstract void run(Form form); }")))
                .contains(new Problem(Fault.CLASS_CHANGED, "stock.Step", "extension.Ours"));
    }

    @Test
    void classThatCanNoLongerBeExtendedIsFound() {
        String open = "import stock.Step; public class Ours extends stock.Form {}";
        ours = new Sources(folder).type("second.Ours", open).jar("second.jar", base);

        assertThat(problems(server("other", FORM.replace("public class Form", "public final class Form"), STEP)))
                .containsExactly(new Problem(Fault.CLASS_FINAL, "stock.Form", "second.Ours"));
    }

    private Set<Problem> problems(Path server) {
        Set<Problem> problems = new TreeSet<>(all(server));
        problems.removeAll(all(base));
        return problems;
    }

    private Set<Problem> all(Path server) {
        Set<Problem> problems = new TreeSet<>();
        try (Jars extension = Jars.open(List.of(ours));
                Jars stock = Jars.open(List.of(server))) {
            Classes classes = new Classes(List.of(extension, stock));
            extension
                    .classNames()
                    .flatMap(name -> classes.find(name).stream())
                    .forEach(type -> problems.addAll(Linkage.problems(classes, type)));
        }
        return problems;
    }
}
