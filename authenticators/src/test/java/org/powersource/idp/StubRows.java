package org.powersource.idp;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows without a database: a query finds all rows of its result type. */
public final class StubRows {

    private StubRows() {}

    /**
     * Rows that never change.
     *
     * @param found by the type of a query's results; none of other types
     */
    public static EntityManager of(Map<Class<?>, List<?>> found) {
        return Stub.of(EntityManager.class, Map.of("createQuery", finding(found)));
    }

    /** The answer to {@code createQuery}, for an entity manager with other answers beside. */
    public static Stub.Reply finding(Map<Class<?>, List<?>> found) {
        return query -> query(query.length == 1 ? List.of() : found.getOrDefault(query[1], List.of()));
    }

    private static TypedQuery<?> query(List<?> rows) {
        Map<String, Stub.Reply> answers = new HashMap<>();
        TypedQuery<?> query = Stub.of(TypedQuery.class, answers);
        Stream.of("setParameter", "setMaxResults", "setFirstResult", "setLockMode", "setHint")
                .forEach(setter -> answers.put(setter, ignored -> query));
        answers.put("getResultList", none -> rows);
        answers.put("getResultStream", none -> rows.stream());
        return query;
    }
}
