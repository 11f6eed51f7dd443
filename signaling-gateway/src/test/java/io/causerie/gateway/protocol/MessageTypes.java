package io.causerie.gateway.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The records of a sealed interface, however deep. */
final class MessageTypes {
    private MessageTypes() {}

    static List<Class<?>> concrete(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(one -> one.isRecord() ? Stream.<Class<?>>of(one) : concrete(one).stream()).distinct()
                .toList();
    }
}
