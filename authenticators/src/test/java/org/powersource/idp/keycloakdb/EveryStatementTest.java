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
import java.util.regex.Pattern;
import org.hibernate.query.QueryParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    @EnumSource(KeycloakDatabase.Vendor.class)
    void eachStatementRuns(KeycloakDatabase.Vendor vendor) {
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
