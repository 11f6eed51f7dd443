package io.causerie.gateway.users.kafka;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.gateway.users.Poison;
import io.causerie.gateway.users.UserEventsSettings;
import io.causerie.gateway.users.rows.SettledLetters;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.rest.problem.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;

/** The dead letters that are still to be settled: by heeding them after all, or by leaving them. */
public final class DeadLetters {
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Inbox inbox;
    private final SettledLetters settled;
    private final UserEventsSettings settings;

    DeadLetters(ConsumerFactory<byte[], byte[]> consumers, Inbox inbox, SettledLetters settled,
            UserEventsSettings settings) {
        this.consumers = consumers;
        this.inbox = inbox;
        this.settled = settled;
        this.settings = settings;
    }

    /** The first after {@code after} in the order of their ids, at most so many. */
    public List<DeadLetter> list(LetterId after, int limit) {
        return reading(look -> {
            List<DeadLetter> found = new ArrayList<>();
            look.each(after, letters -> {
                List<String> keys = letters.stream().map(DeadLetters::key).toList();
                Set<String> done = settled.among(keys);
                letters.stream().filter(letter -> !done.contains(key(letter))).map(DeadLetter::of)
                        .limit(limit - found.size()).forEach(found::add);
                return found.size() < limit;
            });
            return found;
        });
    }

    /** Heeds it after all; {@code conflict} if that is still not possible. Again: the same answer. */
    public void retry(LetterId id, String by) {
        ConsumerRecord<byte[], byte[]> letter = find(id);
        try {
            inbox.onMessage(letter);
        } catch (Poison e) {
            throw new Rejection(RejectionCode.CONFLICT,
                    "It still cannot be heeded: " + e.reason().code() + ".");
        } catch (LinkUnavailable e) {
            throw new Unavailable("The command side does not answer; try again in a moment.");
        }
        settled.settle(key(letter), "retried", by);
    }

    /** Leaves it for good; it stays in the topic. Again: the same answer. */
    public void discard(LetterId id, String by) {
        settled.settle(key(find(id)), "discarded", by);
    }

    private ConsumerRecord<byte[], byte[]> find(LetterId id) {
        return reading(look -> look.at(id))
                .orElseThrow(() -> new Rejection(RejectionCode.NOT_FOUND, "There is no such dead letter."));
    }

    /** A topic that was made anew has other letters in the same places. */
    private static String key(ConsumerRecord<byte[], byte[]> letter) {
        return letter.partition() + "-" + letter.offset() + "-" + letter.timestamp();
    }

    private <R> R reading(Function<LetterReader, R> work) {
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
            return work.apply(new LetterReader(consumer, settings));
        } catch (KafkaException e) {
            throw new Unavailable("Kafka does not answer; try again in a moment.");
        }
    }
}
