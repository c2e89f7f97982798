package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/contacts.md are made from the code. After a change of one:
 * {@code mvn -pl authenticators test -Dtest=ContactsDocumentTest -DwriteDocs=true}.
 */
class ContactsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "contacts.md");
    private static final String END = "<!-- end of table -->";

    @Test
    void theDocumentSaysWhatTheCodeDoes() throws IOException {
        String document = Files.readString(DOCUMENT);
        String made = replaced(replaced(document, "operations", operations()), "fields", fields());
        if (Boolean.getBoolean("writeDocs")) {
            Files.writeString(DOCUMENT, made);
        }
        assertThat(DOCUMENT).hasContent(made);
    }

    private static String replaced(String document, String table, String rows) {
        String start = "<!-- " + table + ": made from the code by ContactsDocumentTest -->\n";
        int from = document.indexOf(start) + start.length();
        return document.substring(0, from) + "\n" + rows + "\n" + document.substring(document.indexOf(END, from));
    }

    private static String operations() {
        return "| method | path below `/admin/realms/{realm}` | what for |\n|---|---|---|\n"
                + Arrays.stream(AllowedOperation.values())
                        .map(operation -> "| %s | `/%s` | %s |\n"
                                .formatted(operation.method(), operation.path(), operation.purpose()))
                        .collect(Collectors.joining());
    }

    private static String fields() {
        return "| sent along with | field or value | meaning |\n|---|---|---|\n"
                + Arrays.stream(AllowedField.values())
                        .map(field ->
                                "| %s | `%s` | %s |\n".formatted(operations(field), field.path(), field.meaning()))
                        .collect(Collectors.joining());
    }

    private static String operations(AllowedField field) {
        return field.bodies().stream()
                .map(body ->
                        body.operation().method() + " `/" + body.operation().path() + "`")
                .collect(Collectors.joining(", "));
    }
}
