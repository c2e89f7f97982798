package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Windows;

/** How the contact's page reads and writes files with many accounts: its module in Chromium, without a server. */
@OnTheSuite
class AccountFileIT {

    private static final String ORIGIN = "http://modules.example/";
    private static final String FOLDER = "/META-INF/powersource/district/";
    private static final String HEADINGS = "First name,Last name,E-mail,Sites,Language\n";

    private static final String READ = """
            async (base64) => {
              const { decode, table, columnsOf, judged, result } = await import("/account-file.js");
              const papa = (await import("/parser.js")).default;
              const usual = {
                sites: [{ id: "portal", name: "Portal" }, { id: "grades", name: "Grades, all" }, { id: "one", name: "Twin" },
                  { id: "two", name: "Twin" }],
                ticks: ["portal"],
                languages: [{ id: "en", name: "English" }, { id: "fr", name: "Fran\\u00e7ais" }],
                language: "en",
              };
              try {
                const file = table(decode(Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))), papa);
                const lines = judged(file, columnsOf(file), usual);
                return JSON.stringify({
                  separator: file.separator,
                  lines,
                  result: result(file, lines, "Result", (line) => line.verdict, papa),
                });
              } catch (problem) {
                return JSON.stringify({ problem: problem.key ?? String(problem) });
              }
            }
            """;

    /** Files as programs write them. */
    @SuppressWarnings("ImmutableEnumChecker") // nobody changes a charset
    private enum Dialect {
        EXCEL_GERMAN(";", "\r\n", "windows-1252", "", false),
        EXCEL_GERMAN_UTF_8(";", "\r\n", "UTF-8", "\ufeff", false),
        EXCEL_ENGLISH(",", "\r\n", "windows-1252", "", false),
        EXCEL_UNICODE_TEXT("\t", "\r\n", "UTF-16LE", "\ufeff", false),
        UTF_16_BIG_ENDIAN("\t", "\r\n", "UTF-16BE", "\ufeff", false),
        UTF_16_WITHOUT_A_MARK(",", "\n", "UTF-16LE", "", false),
        UTF_16_BIG_ENDIAN_WITHOUT_A_MARK(",", "\n", "UTF-16BE", "", false),
        LIBREOFFICE(",", "\n", "UTF-8", "", true),
        GOOGLE_SHEETS(",", "\r\n", "UTF-8", "", false),
        OLD_MACINTOSH(";", "\r", "windows-1252", "", false),
        SCHOOL_SOFTWARE("|", "\r\n", "UTF-8", "", true);

        private final String separator;
        private final String lineEnd;
        private final Charset charset;
        private final String mark;
        private final boolean quotesAll;

        Dialect(String separator, String lineEnd, String charset, String mark, boolean quotesAll) {
            this.separator = separator;
            this.lineEnd = lineEnd;
            this.charset = Charset.forName(charset);
            this.mark = mark;
            this.quotesAll = quotesAll;
        }

        byte[] write(List<List<String>> rows) {
            String text = rows.stream()
                    .map(row -> row.stream().map(this::cell).collect(Collectors.joining(separator)))
                    .collect(Collectors.joining(lineEnd, mark, lineEnd));
            return text.getBytes(charset);
        }

        private String cell(String value) {
            boolean quoted = quotesAll
                    || value.contains(separator)
                    || value.contains("\"")
                    || value.contains("\n")
                    || value.contains("\r");
            return quoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
        }
    }

    @ParameterizedTest
    @EnumSource
    void filesOfAllProgramsAreRead(Dialect dialect, Windows windows) {
        List<List<String>> rows = List.of(
                List.of("First name", "Last name", "E-mail", "Sites", "Language", "Notes"),
                List.of(
                        "J\u00f6rg",
                        "M\u00fcller, jun.; a|b",
                        "Joerg@x.example",
                        "portal;grades",
                        "fr",
                        "two\nlines, \"quoted\""),
                List.of(
                        "Zo\u00eb \"Z\"",
                        "O'Brien-N\u00fa\u00f1ez",
                        "zoe@x.example",
                        "Grades, all",
                        "Fran\u00e7ais",
                        ""),
                List.of("", "", "", "", "", ""),
                List.of("Ann\nMaria", "L\u00e9vy", "ann@x.example", "", "", "x"));

        JsonNode read = read(windows, dialect.write(rows));

        assertThat(read.path("separator").asText()).as(read.toString()).isEqualTo(dialect.separator);
        assertThat(read.path("lines")).hasSize(3);
        assertThat(persons(read))
                .containsExactly(
                        "2 new J\u00f6rg/M\u00fcller, jun.; a|b/Joerg@x.example/fr/portal grades",
                        "3 new Zo\u00eb \"Z\"/O'Brien-N\u00fa\u00f1ez/zoe@x.example/fr/grades",
                        "5 new Ann Maria/L\u00e9vy/ann@x.example/en/portal");
    }

    /** A line each, and what is said about the last of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "A,B,a@x.example,, ~ new",
                "A,B,a@x.example ~ new",
                "A,B,a@x.example,PORTAL, ~ new",
                "A,B,a@x.example,\"portal, grades\",FR ~ new",
                "A,B,a@x.example,nowhere, ~ site",
                "A,B,a@x.example,\"portal,nowhere\", ~ site",
                "A,B,a@x.example,Twin, ~ site",
                "A,B,a@x.example,two, ~ new",
                "A,B,a@x.example,,tlh ~ language",
                "A,B,no address,, ~ address",
                "A,B,@x.example,, ~ address",
                "A,B,a@,, ~ address",
                "A,B,a@x.example b@x.example,, ~ address",
                "A,B,a@b@x.example,, ~ address",
                "A,B,a\u200bb@x.example,, ~ address",
                "A,B,a@x.example\u200b,, ~ new",
                "A,,a@x.example,, ~ missing",
                ",B,a@x.example,, ~ missing",
                "A,B,,, ~ missing",
                "A, \u00a0 ,a@x.example,, ~ missing",
                "A,B,a@x.example,,,x ~ columns",
                "A,Doe, Jr.,a@x.example,, ~ address",
                "A,B,a@x.example,,,,, ~ new",
                "A\u0000,B,a@x.example,, ~ unreadable",
                "A\ufffd,B,a@x.example,, ~ unreadable",
                "A,\"B,a@x.example,, ~ quotes",
                "A,\"B\"C,a@x.example,, ~ quotes",
                "A,a@x.example,b@x.example,, ~ quotes"
            })
    void eachLineHasItsVerdict(String line, String verdict, Windows windows) {
        JsonNode lines = read(windows, text(HEADINGS + line + "\n")).path("lines");

        assertThat(lines).hasSize(1);
        assertThat(lines.at("/0/verdict").asText()).isEqualTo(verdict);
    }

    /** The mark at the end of the first line is missing, and the next line is part of its last value. */
    @Test
    void lineWithinAValueIsNotLostInSilence(Windows windows) {
        String file = HEADINGS + "A,B,a@x.example,,\"portal\nC,D,c@x.example,,portal\"\nE,F,e@x.example,,\n";

        assertThat(read(windows, text(file)).path("lines").findValuesAsText("verdict"))
                .containsExactly("quotes", "new");
    }

    @Test
    void secondLineOfAnAddressNamesTheFirst(Windows windows) {
        String file = HEADINGS + "A,B,a@x.example,nowhere\n\nC,D,A@X.example\nE,F,e@x.example\nE,F,a@x.example\n";

        JsonNode lines = read(windows, text(file)).path("lines");

        assertThat(lines.findValuesAsText("verdict")).containsExactly("site", "twice", "new", "twice");
        assertThat(lines.at("/1/detail").asText()).isEqualTo("2");
        assertThat(lines.at("/3/detail").asText()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First name,Last name,E-mail address",
                "LAST NAME;E-mail;FIRST_NAME",
                "First Name [Required],Last Name [Required],Email Address [Required]",
                "Nombre;Apellidos;Correo electr\u00f3nico",
                "Pr\u00e9nom;Nom;Adresse e-mail",
                "PRENOM;NOM DE FAMILLE;COURRIEL",
                "\u0627\u0644\u0627\u0633\u0645 \u0627\u0644\u0623\u0648\u0644;\u0627\u0633\u0645 \u0627\u0644\u0639\u0627\u0626\u0644\u0629;\u0627\u0644\u0628\u0631\u064a\u062f \u0627\u0644\u0625\u0644\u0643\u062a\u0631\u0648\u0646\u064a",
                "sep=;\nNom;Pr\u00e9nom;E-mail"
            })
    void headingsAreKnownInFourLanguages(String headings, Windows windows) {
        boolean lastFirst = headings.startsWith("LAST") || headings.startsWith("sep=");
        boolean addressInTheMiddle = headings.startsWith("LAST");
        String separator = headings.contains(";") ? ";" : ",";
        String line = addressInTheMiddle
                ? String.join(separator, "Doe", "j@x.example", "Jane")
                : String.join(separator, lastFirst ? "Doe" : "Jane", lastFirst ? "Jane" : "Doe", "j@x.example");

        JsonNode read = read(windows, text(headings + "\n" + line + "\n"));

        assertThat(read.at("/lines/0/person/firstName").asText())
                .as(read.toString())
                .isEqualTo("Jane");
        assertThat(read.at("/lines/0/person/lastName").asText()).isEqualTo("Doe");
        assertThat(read.at("/lines/0/verdict").asText()).isEqualTo("new");
    }

    /** Read again, the result says the same, and no line that was refused has become good. */
    @Test
    void resultIsSafeInSpreadsheetsAndCanBeReadAgain(Windows windows) {
        List<String> dangerous = List.of("=1+1", "+1", "-1", "@SUM(1)", " =1", "\uff1d1", "\u200b=1");
        StringBuilder lines = new StringBuilder(HEADINGS.replace("Language", "=HYPERLINK(\"\"x\"\")"));
        for (int i = 0; i < dangerous.size(); i++) {
            lines.append("\"%s\nx\",B,%d@x.example,,\n".formatted(dangerous.get(i), i));
        }
        lines.append("A,B,a@x.example,,,beyond\n").append("A,\"B\"C,b@x.example\nD,\"E\",c@x.example,,\n");

        JsonNode read = read(windows, text(lines.toString()));
        JsonNode again = read(windows, text(read.path("result").asText()));

        assertThat(read.path("result").asText())
                .startsWith("\ufeff\"First name\"")
                .doesNotContainPattern("(?m)\"[\\s\\u200b]*[=+@\\uff1d-]");
        assertThat(again.path("lines").findValuesAsText("verdict"))
                .isEqualTo(read.path("lines").findValuesAsText("verdict"))
                .startsWith("new")
                .endsWith("columns", "quotes");
        assertThat(again.at("/lines/0/person")).isEqualTo(read.at("/lines/0/person"));
    }

    @Test
    void whatIsNoSuchFileIsSaid(Windows windows) {
        Map.of(
                        "fileWorkbook",
                        new byte[] {'P', 'K', 3, 4, 0, 0},
                        "fileTooLarge",
                        new byte[1_000_001],
                        "noLines",
                        text(HEADINGS),
                        "tooManyLines",
                        text("A,B,a@x.example\n".repeat(1_001)))
                .forEach((problem, file) ->
                        assertThat(read(windows, file).path("problem").asText()).isEqualTo(problem));
        assertThat(read(windows, text("A,B,a@x.example\n".repeat(1_000))).path("lines"))
                .hasSize(1_000);
    }

    private static List<String> persons(JsonNode read) {
        List<String> persons = new ArrayList<>();
        for (JsonNode line : read.path("lines")) {
            JsonNode person = line.path("person");
            List<String> ticks = new ArrayList<>();
            person.path("ticks").forEach(tick -> ticks.add(tick.asText()));
            persons.add("%d %s %s"
                    .formatted(
                            line.path("number").asInt(),
                            line.path("verdict").asText(),
                            String.join(
                                    "/",
                                    person.path("firstName").asText(),
                                    person.path("lastName").asText(),
                                    person.path("email").asText(),
                                    person.path("language").asText(),
                                    String.join(" ", ticks))));
        }
        return persons;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode read(Windows windows, byte[] file) {
        Page page = windows.open();
        page.route(ORIGIN + "**", AccountFileIT::module);
        page.navigate(ORIGIN);
        String read =
                page.evaluate(READ, Base64.getEncoder().encodeToString(file)).toString();
        page.context().close();
        try {
            return new ObjectMapper().readTree(read);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void module(Route route) {
        String name = route.request().url().substring(ORIGIN.length());
        String content = switch (name) {
            case "" -> "<!doctype html><html lang=en dir=ltr><title>Modules</title></html>";
            case "texts.js" -> "export const TEXTS = {};";
            case "parser.js" ->
                "const module = { exports: {} };\nconst exports = module.exports;\n"
                        + resource("papaparse/papaparse.min.js")
                        + "\nexport default module.exports;";
            default -> resource(name);
        };
        route.fulfill(new Route.FulfillOptions()
                .setContentType(name.isEmpty() ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8")
                .setBody(content));
    }

    private static String resource(String name) {
        try (var in = AccountFileIT.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The jar has no file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
