package io.causerie.gateway.users.kafka;

import io.causerie.gateway.users.UserEventsSettings;
import io.causerie.rest.problem.Unavailable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** One look into the dead-letter topic, that takes only so long. */
final class LetterReader {
    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final long deadline;

    LetterReader(Consumer<byte[], byte[]> consumer, UserEventsSettings settings) {
        this.consumer = consumer;
        this.topic = settings.deadLetterTopic();
        this.deadline = System.nanoTime() + settings.readWithin().toNanos();
    }

    /** Everything after {@code after}, some at a time, while {@code goOn}. */
    void each(LetterId after, Predicate<List<ConsumerRecord<byte[], byte[]>>> goOn) {
        for (TopicPartition partition : partitions()) {
            if (partition.partition() >= after.partition()) {
                long from = partition.partition() == after.partition() ? after.offset() + 1 : 0;
                if (!each(partition, from, goOn)) {
                    return;
                }
            }
        }
    }

    private boolean each(TopicPartition partition, long from,
            Predicate<List<ConsumerRecord<byte[], byte[]>>> goOn) {
        long end = seek(partition, from);
        while (consumer.position(partition, left()) < end) {
            if (!goOn.test(consumer.poll(left()).records(partition))) {
                return false;
            }
        }
        return true;
    }

    Optional<ConsumerRecord<byte[], byte[]>> at(LetterId id) {
        TopicPartition partition = new TopicPartition(topic, id.partition());
        if (!partitions().contains(partition)) {
            return Optional.empty();
        }
        long end = seek(partition, id.offset());
        while (consumer.position(partition, left()) < Math.min(end, id.offset() + 1)) {
            Optional<ConsumerRecord<byte[], byte[]>> found = consumer.poll(left()).records(partition).stream()
                    .findFirst();
            if (found.isPresent()) {
                return found.filter(letter -> letter.offset() == id.offset());
            }
        }
        return Optional.empty();
    }

    /** Returns where the partition ends now. */
    private long seek(TopicPartition partition, long offset) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long begin = consumer.beginningOffsets(one, left()).get(partition);
        consumer.seek(partition, Math.max(begin, offset));
        return consumer.endOffsets(one, left()).get(partition);
    }

    private List<TopicPartition> partitions() {
        List<PartitionInfo> known = consumer.partitionsFor(topic, left());
        return known == null
                ? List.of()
                : known.stream().map(PartitionInfo::partition).sorted(Comparator.naturalOrder())
                        .map(partition -> new TopicPartition(topic, partition)).toList();
    }

    private Duration left() {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new Unavailable("Kafka takes too long; try again in a moment.");
        }
        return Duration.ofNanos(left);
    }
}
