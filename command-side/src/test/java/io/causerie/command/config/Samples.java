package io.causerie.command.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/** A record with a telling value in each component. */
final class Samples {
    private Samples() {}

    static Object of(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getName(), component.getGenericType())).toArray();
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(String name, Type type) {
        return switch (type) {
            case ParameterizedType list -> List.of(value(name, list.getActualTypeArguments()[0]));
            case Class<?> c when c == String.class -> "a " + name;
            case Class<?> c when c == int.class -> name.length();
            case Class<?> c when c == long.class || c == Long.class -> 1_000L + name.length();
            case Class<?> c when c == boolean.class -> true;
            case Class<?> c when c == Instant.class -> Instant.parse("2026-11-24T17:00:00.123Z");
            case Class<?> c when c == LocalDateTime.class -> LocalDateTime.parse("2026-11-24T18:00");
            case Class<?> c when c == Duration.class -> Duration.ofMinutes(90);
            case Class<?> c when c.isRecord() -> of(c);
            default -> throw new IllegalArgumentException("no sample for " + type);
        };
    }
}
