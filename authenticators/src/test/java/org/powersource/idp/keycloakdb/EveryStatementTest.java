package org.powersource.idp.keycloakdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Parameter;
import jakarta.persistence.Query;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hibernate.query.QueryParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.StringConstants;

/**
 * Runs each statement of the package. They are found in the compiled classes, so none is forgotten: a statement is one constant, whole. An
 * upgrade of Keycloak that renames a table's column fails here.
 */
class EveryStatementTest {

    private static final Predicate<String> STATEMENT =
            Pattern.compile("(select|insert|update|delete) .*").asMatchPredicate();
    private static final Predicate<String> NAMES_A_TABLE =
            Pattern.compile("\\b[A-Z]\\w+Entity\\b").asPredicate();

    /** Comparisons of texts that people choose, in Keycloak's tables. A text in quotes is a constant of Keycloak. */
    private static final Pattern COMPARED = Pattern.compile(
            "(?:lower\\()?(?<!exact_text\\()\\b[a-z]\\.(?:name|value|email|username|firstName|lastName)\\)* (?:=|<>|<|>|in|not in|like) (?!')[:(]?\\w+");

    private static final List<String> TEXTS = new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(EveryStatementTest.class.getPackageName())
                    .stream()
                    .flatMap(type -> StringConstants.in(type).stream())
                    .filter(STATEMENT.or(NAMES_A_TABLE))
                    .distinct()
                    .sorted()
                    .toList();

    @ParameterizedTest
    @MethodSource(DatabaseVendor.TESTED)
    void eachStatementRuns(DatabaseVendor vendor) {
        List<String> statements = TEXTS.stream().filter(STATEMENT).toList();
        assertThat(statements).hasSizeGreaterThan(25);
        assertThat(TEXTS)
                .as("parts of a statement")
                .allMatch(text -> statements.stream().anyMatch(statement -> statement.contains(text)));
        try (KeycloakDatabase database = new KeycloakDatabase(vendor)) {
            for (String statement : statements) {
                assertThatCode(() -> database.inTransaction(rows -> run(statement, rows)))
                        .as(statement)
                        .doesNotThrowAnyException();
            }
        }
    }

    /** Otherwise the operator's collation decides what is equal, see {@link SameText}. */
    @Test
    void textsOfKeycloaksTablesAreComparedExactly() {
        assertThat(TEXTS.stream()
                        .flatMap(text -> COMPARED.matcher(text).results().map(MatchResult::group)))
                .as("use same_text")
                .containsOnly(
                        // Written, not compared.
                        "t.value = :to",
                        // Keycloak finds a role by its name in the same way.
                        "r.name = :role",
                        // Values that the query before has read.
                        "t.value in :values",
                        // The caller compares the values once more.
                        "lower(a.value) in :values",
                        "lower(a.value) in (select");
    }

    private static int run(String statement, EntityManager rows) {
        Query query = rows.createQuery(statement);
        for (Parameter<?> parameter : query.getParameters()) {
            Class<?> type = parameter.getParameterType();
            Object value = type == Long.class || type == long.class ? 0L : "none";
            boolean list = ((QueryParameter<?>) parameter).allowsMultiValuedBinding();
            query.setParameter(parameter.getName(), list ? List.of(value) : value);
        }
        return statement.startsWith("select") ? query.getResultList().size() : query.executeUpdate();
    }
}
