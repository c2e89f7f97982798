package org.powersource.idp.keycloakdb;

import com.google.auto.service.AutoService;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.type.BasicTypeReference;
import org.hibernate.type.StandardBasicTypes;

/**
 * Functions of queries that compare texts of Keycloak's tables character by character. On MariaDB and MySQL {@code =} follows the collation
 * that the operator chose: usually it ignores letter case, accents, characters without width and spaces at the end. There these functions
 * compare the bytes; elsewhere they are {@code =}, or the text itself.
 *
 * <ul>
 *   <li>{@code same_text(a, b)}: whether two texts are the same. It also compares by {@code =}, which can use an index.
 *   <li>{@code exact_text(a)}: for {@code in} and {@code not in} with a subquery. A subquery that refers to a text of the outer query
 *       wouldn't do: MariaDB keeps its result for the next row, and looks for it with the collation (11.4, subquery cache).
 * </ul>
 *
 * <p>{@code text_matches(a, pattern)} searches by a regular expression. Hibernate's {@code regexp_like} compares bytes on MariaDB (7.2), so a
 * letter with an accent would be two.
 *
 * <p>The suite's own tables don't need them: their columns have an exact collation.
 */
@AutoService(FunctionContributor.class)
public final class SameText implements FunctionContributor {

    /** Called by Hibernate when the server starts. */
    @Override
    public void contributeFunctions(FunctionContributions functions) {
        boolean hasCollations = functions.getDialect() instanceof MySQLDialect;
        add(
                functions,
                "same_text",
                hasCollations ? "(?1=?2 and " + bytes(1) + "=" + bytes(2) + ")" : "(?1=?2)",
                StandardBasicTypes.BOOLEAN,
                FunctionParameterType.STRING,
                FunctionParameterType.STRING);
        add(
                functions,
                "text_matches",
                hasCollations
                        ? "(?1 regexp ?2)"
                        : functions.getDialect() instanceof PostgreSQLDialect ? "(?1 ~ ?2)" : "regexp_like(?1,?2)",
                StandardBasicTypes.BOOLEAN,
                FunctionParameterType.STRING,
                FunctionParameterType.STRING);
        add(
                functions,
                "exact_text",
                hasCollations ? bytes(1) : "?1",
                StandardBasicTypes.STRING,
                FunctionParameterType.STRING);
    }

    private static String bytes(int argument) {
        return "cast(convert(?" + argument + " using utf8mb4) as binary)";
    }

    private static void add(
            FunctionContributions functions,
            String name,
            String sql,
            BasicTypeReference<?> result,
            FunctionParameterType... arguments) {
        functions
                .getFunctionRegistry()
                .patternDescriptorBuilder(name, sql)
                .setExactArgumentCount(arguments.length)
                .setParameterTypes(arguments)
                .setInvariantType(
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(result))
                .register();
    }
}
