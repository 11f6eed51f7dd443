package io.causerie.recording.erasure;

import io.causerie.recording.store.StoreAway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.BiConsumer;

/** Real stores and ways to the command side to which something happens on the way. */
final class Calls {
    private static final Set<String> CHANGES = Set.of("put", "upload", "delete", "deleteAll", "erased");

    private Calls() {}

    /** {@code happening}: is told of each call first, and may fail. */
    static <T> T before(Class<T> type, T real, BiConsumer<Method, Object[]> happening) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (_, method, arguments) -> {
                    happening.accept(method, arguments);
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Is away once so many changes were made, here and elsewhere. */
    static <T> T failing(Class<T> type, T real, int[] left) {
        return before(type, real, (method, _) -> {
            if (CHANGES.contains(method.getName()) && left[0]-- == 0) {
                throw new StoreAway(new IllegalStateException("away"));
            }
        });
    }
}
