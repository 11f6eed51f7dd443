package io.causerie.eventlog.axon;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.causerie.eventlog.EventTypes;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON under their logical names and revisions ({@code @Revision}, {@code 1} without it). Times are ISO strings;
 * properties that a class no longer has are skipped, and an event of a type this process does not know
 * reads as {@link UnknownSerializedType}, which no handler gets. Beside them only what Axon itself stores with an event, its
 * metadata and token, has Java's name.
 */
public final class LogicalNameSerializer extends JacksonSerializer {
    private static final String FIRST_REVISION = "1";
    private static final String AXON = "org.axonframework.";

    private final EventTypes types;

    public LogicalNameSerializer(EventTypes types) {
        super(JacksonSerializer.builder().objectMapper(json())
                .revisionResolver(LogicalNameSerializer::revision));
        this.types = types;
    }

    /** Jackson as the log uses it. */
    public static JsonMapper json() {
        return JsonMapper.builder().addModule(new Jdk8Module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    private static String revision(Class<?> type) {
        String revision = new AnnotationRevisionResolver().revisionOf(type);
        return revision == null ? FIRST_REVISION : revision;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == Void.TYPE || isAxons(type)) {
            return super.typeForClass(type);
        }
        Class<?> stored = type;
        String name = types.nameOf(stored).orElseThrow(() -> new SerializationException(
                stored.getName() + " has no logical name: register it in EventTypes"));
        return new SimpleSerializedType(name, revision(stored));
    }

    private static boolean isAxons(Class<?> type) {
        return type == MetaData.class || TrackingToken.class.isAssignableFrom(type);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type) || type.getName().startsWith(AXON)) {
            return super.classForType(type);
        }
        return types.typeOf(type.getName()).<Class>map(known -> known).orElse(UnknownSerializedType.class);
    }
}
