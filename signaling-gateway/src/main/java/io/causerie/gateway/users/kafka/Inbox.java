package io.causerie.gateway.users.kafka;

import io.causerie.gateway.users.Notice;
import io.causerie.gateway.users.NoticeDesk;
import io.causerie.gateway.users.NoticeMeters;
import io.causerie.gateway.users.NoticeReader;
import io.causerie.gateway.users.Poison;
import io.causerie.gateway.users.RawNotice;
import io.causerie.rest.link.LinkUnavailable;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.unit.DataSize;

/** What is done with one message, whether it comes for the first time or again. */
final class Inbox implements MessageListener<byte[], byte[]> {
    private final NoticeReader reader;
    private final NoticeDesk desk;
    private final NoticeMeters meters;
    private final DataSize maxSize;

    Inbox(NoticeReader reader, NoticeDesk desk, NoticeMeters meters, DataSize maxSize) {
        this.reader = reader;
        this.desk = desk;
        this.meters = meters;
        this.maxSize = maxSize;
    }

    /**
     * Takes it: what it says is stored when this returns.
     *
     * @throws Poison when it can never be heeded
     * @throws LinkUnavailable when it cannot be now
     */
    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> message) {
        Notice notice = read(message);
        try {
            desk.take(notice);
        } catch (LinkUnavailable e) {
            meters.waiting();
            throw e;
        }
        meters.heeded(notice);
    }

    private Notice read(ConsumerRecord<byte[], byte[]> message) {
        if (size(message) > maxSize.toBytes()) {
            throw new Poison(Poison.Reason.TOO_LARGE);
        }
        return reader.read(raw(event(message), Instant.ofEpochMilli(message.timestamp())));
    }

    static RawNotice raw(CloudEvent event, Instant sentAt) {
        OffsetDateTime time = event.getTime();
        CloudEventData data = event.getData();
        return new RawNotice(event.getSource().toString(), event.getId(), event.getType(),
                time == null ? null : time.toInstant(), sentAt, data == null ? new byte[0] : data.toBytes());
    }

    /** In binary or structured mode. */
    static CloudEvent event(ConsumerRecord<byte[], byte[]> message) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(message).toEvent();
            if (event.getSpecVersion() == SpecVersion.V1) {
                return event;
            }
        } catch (RuntimeException e) {
            // Whatever the library finds: it may quote what it could not read.
            throw new Poison(Poison.Reason.NOT_A_CLOUDEVENT);
        }
        throw new Poison(Poison.Reason.NOT_A_CLOUDEVENT);
    }

    static long size(ConsumerRecord<byte[], byte[]> message) {
        long size = length(message.key()) + length(message.value());
        for (Header header : message.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
