package io.causerie.eventlog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The logical names of event types. The records nested in a sealed interface registered under
 * {@code session} are named {@code session.<record>}: a class can move or be renamed, its history keeps
 * its name.
 */
public final class EventTypes {
    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    private EventTypes(Map<String, Class<?>> classes) {
        this.classes = Map.copyOf(classes);
        Map<Class<?>, String> byClass = new LinkedHashMap<>();
        classes.forEach((name, type) -> byClass.put(type, name));
        this.names = Map.copyOf(byClass);
    }

    /** The permitted records of each sealed interface, named after its prefix. */
    public static EventTypes of(Map<String, Class<?>> sealedByPrefix) {
        Map<String, Class<?>> classes = new LinkedHashMap<>();
        sealedByPrefix.forEach((prefix, sealed) -> Stream.of(sealed.getPermittedSubclasses())
                .forEach(type -> classes.put(prefix + "." + type.getSimpleName(), type)));
        return new EventTypes(classes);
    }

    /** The logical name of a registered type. */
    public Optional<String> nameOf(Class<?> type) {
        return Optional.ofNullable(names.get(type));
    }

    /** The type of a logical name; empty for one this process does not know. */
    public Optional<Class<?>> typeOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All registered types by logical name. */
    public Map<String, Class<?>> all() {
        return classes;
    }
}
