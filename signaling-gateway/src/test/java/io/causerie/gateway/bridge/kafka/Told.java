package io.causerie.gateway.bridge.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One message of the topic, as a consumer sees it. */
record Told(int partition, String key, Map<String, String> headers, String data) {
    String id() {
        return headers.get("ce_id");
    }

    long position() {
        return Long.parseLong(headers.get("ce_position"));
    }

    /** All there are, each partition in its order. */
    static List<Told> on(String address, String topic) {
        List<Told> told = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", address),
                new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> told.add(of(record)));
            }
        }
        return told;
    }

    private static Told of(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new TreeMap<>();
        StreamSupport.stream(record.headers().spliterator(), false)
                .forEach(header -> headers.put(header.key(), new String(header.value())));
        return new Told(record.partition(), record.key(), headers, record.value());
    }

    /** The first of each id, by key: what a consumer goes on that skips what it has seen. */
    static Map<String, List<Long>> positionsByKey(List<Told> told) {
        Set<String> seen = new HashSet<>();
        Map<String, List<Long>> positions = new LinkedHashMap<>();
        told.stream().filter(one -> seen.add(one.id()))
                .forEach(one -> positions.computeIfAbsent(one.key(), _ -> new ArrayList<>())
                        .add(one.position()));
        return positions;
    }

    /** What was said under each id; more than one text is one too many. */
    static Map<String, Set<Map<String, String>>> contents(List<Told> told) {
        Map<String, Set<Map<String, String>>> contents = new HashMap<>();
        told.forEach(one -> {
            Map<String, String> all = new TreeMap<>(one.headers());
            all.put("data", one.data());
            all.put("key", one.key());
            contents.computeIfAbsent(one.id(), _ -> new HashSet<>()).add(all);
        });
        return contents;
    }
}
