package org.powersource.idp;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object with some given answers; its other methods return null, false, zero or an empty list. */
public final class Stub {

    private Stub() {}

    /** Answer to a call. */
    @FunctionalInterface
    public interface Reply {
        @Nullable
        Object to(Object... arguments);
    }

    /**
     * A stub that implements an interface.
     *
     * @param answers by the method's name, whatever its parameters: a {@link Reply}, or the answer itself
     */
    public static <T> T of(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(
                Stub.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        return nothing(self, method);
                    }
                    return answer instanceof Reply reply
                            ? reply.to(arguments == null ? new Object[0] : arguments)
                            : answer;
                }));
    }

    private static @Nullable Object nothing(Object self, Method method) {
        Class<?> type = method.getReturnType();
        if (method.getName().equals("hashCode")) {
            return System.identityHashCode(self);
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return Map.<Class<?>, Object>of(
                        Stream.class,
                        Stream.empty(),
                        Optional.class,
                        Optional.empty(),
                        List.class,
                        List.of(),
                        Set.class,
                        Set.of(),
                        Map.class,
                        Map.of())
                .get(type);
    }
}
