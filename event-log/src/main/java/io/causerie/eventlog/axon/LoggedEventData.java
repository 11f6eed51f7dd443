package io.causerie.eventlog.axon;

import io.causerie.eventlog.LoggedEvent;
import io.causerie.eventlog.StoredEvent;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** An event of the log as Axon reads it. */
record LoggedEventData(LoggedEvent logged) implements DomainEventData<String>, TrackedEventData<String> {
    private StoredEvent event() {
        return logged.event();
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(logged.position());
    }

    @Override
    public String getEventIdentifier() {
        return event().id();
    }

    @Override
    public Instant getTimestamp() {
        return logged.at();
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(event().metadata(), String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(event().payload(), String.class, event().type(),
                event().revision());
    }

    @Override
    public @Nullable String getType() {
        return event().aggregateType().isEmpty() ? null : event().aggregateType();
    }

    @Override
    public String getAggregateIdentifier() {
        return event().aggregateId();
    }

    @Override
    public long getSequenceNumber() {
        return event().sequence();
    }
}
