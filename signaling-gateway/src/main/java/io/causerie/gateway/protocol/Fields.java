package io.causerie.gateway.protocol;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of one frame's fields, as far as they are of the right kind. */
final class Fields {
    private final @Nullable Object[] values = new Object[Field.values().length];
    private int present;

    /** Null values count as given. */
    void put(Field field, @Nullable Object value) {
        values[field.ordinal()] = value;
        present |= field.bit;
    }

    boolean has(Field field) {
        return (present & field.bit) != 0;
    }

    int present() {
        return present;
    }

    String text(Field field) {
        return (String) Objects.requireNonNull(values[field.ordinal()]);
    }

    @Nullable
    String textOrNull(Field field) {
        return (String) values[field.ordinal()];
    }

    @Nullable
    Long countOrNull(Field field) {
        return (Long) values[field.ordinal()];
    }

    @Nullable
    Boolean flagOrNull(Field field) {
        return (Boolean) values[field.ordinal()];
    }

    Slice slice(Field field) {
        return (Slice) Objects.requireNonNull(values[field.ordinal()]);
    }
}
