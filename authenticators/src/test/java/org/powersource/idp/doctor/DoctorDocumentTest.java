package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of findings is made from the checks. After a change:
 * {@code mvn -pl authenticators test -Dtest=DoctorDocumentTest -DwriteDocs=true}.
 */
class DoctorDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "doctor.md");
    private static final String START = "<!-- findings: made from the code by DoctorDocumentTest -->\n";
    private static final String END = "<!-- end of findings -->";

    /** Scripts and alerts use the codes. */
    private static final List<String> PROMISED = List.of(
            "site-access-skipped",
            "recovery-step-skipped",
            "hostname-not-a-url",
            "smtp-missing",
            "listener-missing",
            "action-disabled",
            "flow-not-bound",
            "client-flow-override",
            "post-broker-flow-missing",
            "first-broker-flow-links-by-mail",
            "matching-differs",
            "option-unreadable",
            "tick-without-site",
            "address-with-invisible-characters",
            "spelling-differs-from-address",
            "district-without-contact",
            "contact-without-district",
            "permission-with-second-policy",
            "password-grant-open",
            "mail-refused-lately",
            "element-changed");

    @Test
    void theDocumentSaysWhatTheCodeDoes() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(START) + START.length();
        String made = document.substring(0, start) + table() + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("writeDocs")) {
            Files.writeString(DOCUMENT, made);
        }
        assertThat(DOCUMENT).hasContent(made);
    }

    private static String table() {
        return Arrays.stream(Check.values())
                .sorted(Comparator.comparing(Check::severity).thenComparing(Check::code))
                .map(check -> "| `%s` | %s | %s | %s |\n"
                        .formatted(check.code(), check.severity().written(), check.text(), check.fix()))
                .collect(Collectors.joining("", "\n| code | severity | meaning | fix |\n|---|---|---|---|\n", "\n"));
    }

    @Test
    void codesKeepTheirNames() {
        assertThat(Arrays.stream(Check.values()).map(Check::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"))
                .hasSizeGreaterThanOrEqualTo(30)
                .containsAll(PROMISED);
    }
}
