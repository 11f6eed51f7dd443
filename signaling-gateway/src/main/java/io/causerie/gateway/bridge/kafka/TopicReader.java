package io.causerie.gateway.bridge.kafka;

import io.causerie.gateway.bridge.Message;
import io.causerie.gateway.bridge.ToldMessages;
import io.causerie.rest.problem.Unavailable;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/** Reads the topic by a consumer of its own, in no group, so that nobody else's offsets are touched. */
final class TopicReader implements ToldMessages {
    /** By so much the clocks of brokers and of the log may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Brokers brokers;
    private final String topic;
    private final int batchSize;

    TopicReader(Brokers brokers, String topic, int batchSize) {
        this.brokers = brokers;
        this.topic = topic;
        this.batchSize = batchSize;
    }

    @Override
    public Contents read(Instant since, long from, long to, Duration timeout) {
        try (Consumer<String, byte[]> consumer = consumer(timeout)) {
            return new Reading(consumer, from, to).read(since.minus(SKEW),
                    System.nanoTime() + timeout.toNanos());
        } catch (KafkaException e) {
            throw new Unavailable("Kafka does not answer.");
        }
    }

    private Consumer<String, byte[]> consumer(Duration timeout) {
        return new KafkaConsumer<>(brokers.consumer(Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.dividedBy(4).toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.dividedBy(4).toMillis(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** One pass over all partitions. */
    private final class Reading implements Contents {
        private final Consumer<String, byte[]> consumer;
        private final long from;
        private final long to;
        private final List<Found> found = new ArrayList<>();
        /** By partition, for those that have dropped something: the first position they still have. */
        private final Map<Integer, Long> keptFrom = new HashMap<>();
        private final Set<TopicPartition> open = new HashSet<>();
        private int partitions;

        Reading(Consumer<String, byte[]> consumer, long from, long to) {
            this.consumer = consumer;
            this.from = from;
            this.to = to;
        }

        Contents read(Instant since, long deadline) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition())).toList();
            partitions = all.size();
            consumer.assign(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            seek(all, since, ends);
            while (!open.isEmpty()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new Unavailable("The check took too long; ask for a smaller part.");
                }
                consumer.poll(POLL).forEach(this::take);
                open.removeIf(each -> consumer.position(each) >= ends.get(each));
                consumer.pause(all.stream().filter(each -> !open.contains(each)).toList());
            }
            return this;
        }

        private void seek(List<TopicPartition> all, Instant since, Map<TopicPartition, Long> ends) {
            Map<TopicPartition, Long> times = new HashMap<>();
            all.forEach(each -> times.put(each, since.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(times);
            consumer.beginningOffsets(all).forEach((partition, beginning) -> {
                OffsetAndTimestamp offset = first.get(partition);
                long start = offset == null ? ends.get(partition) : offset.offset();
                consumer.seek(partition, start);
                if (start == beginning && beginning > 0) {
                    keptFrom.put(partition.partition(), Long.MAX_VALUE);
                }
                open.add(partition);
            });
        }

        private void take(ConsumerRecord<String, byte[]> record) {
            Found one = read(record);
            if (one.position() > 0) {
                keptFrom.computeIfPresent(record.partition(), (_, kept) -> Math.min(kept, one.position()));
            }
            if (one.position() >= from && one.position() <= to) {
                found.add(one);
            }
            // A batch that is told again goes back by less than one; behind that nothing of the range follows.
            if (one.position() > to + 2L * batchSize) {
                open.remove(new TopicPartition(record.topic(), record.partition()));
            }
        }

        private static Found read(ConsumerRecord<String, byte[]> record) {
            try {
                CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
                byte[] data = record.value() == null ? new byte[0] : record.value();
                return new Found(record.partition(), event.getId(),
                        positionOf(event.getExtension(CloudEventRecords.POSITION)), event.getType(),
                        String.valueOf(record.key()), new String(data, StandardCharsets.UTF_8));
            } catch (CloudEventRWException | IllegalArgumentException e) {
                return new Found(record.partition(), "", 0, "", String.valueOf(record.key()), "");
            }
        }

        private static long positionOf(Object extension) {
            return extension == null ? 0 : Long.parseLong(extension.toString());
        }

        @Override
        public List<Found> found() {
            return found;
        }

        @Override
        public boolean hasExpired(Message message) {
            byte[] key = message.key().getBytes(StandardCharsets.UTF_8);
            int partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
            return message.position() < keptFrom.getOrDefault(partition, 0L);
        }
    }
}
