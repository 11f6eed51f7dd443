package io.causerie.gateway.bridge.kafka;

import io.causerie.gateway.bridge.BridgeLimits;
import io.causerie.gateway.bridge.BridgeMeters;
import io.causerie.gateway.bridge.BridgeState;
import io.causerie.gateway.bridge.Claim;
import io.causerie.gateway.bridge.Message;
import io.causerie.gateway.bridge.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a Kafka topic. A producer never gives up by itself: then what comes after a lost message could be
 * told without it. It is thrown away, with all it has not sent yet, at the first message that is refused, and
 * when the claim is lost; the next one begins with the whole batch again.
 */
final class KafkaTopic implements Topic {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final ProducerSource producers;
    private final TopicCreation creation;
    private final CloudEventRecords records;
    private final BridgeState state;
    private final BridgeMeters meters;
    private final BridgeLimits limits;
    private final Duration slice;
    private @Nullable Producer<String, byte[]> producer;

    /** {@code claimTimeout}: within which a claim has to be kept. */
    KafkaTopic(ProducerSource producers, TopicCreation creation, BridgeState state, BridgeMeters meters,
            BridgeLimits limits, Duration claimTimeout) {
        this.producers = producers;
        this.creation = creation;
        this.records = new CloudEventRecords(limits.topic(), limits.source());
        this.state = state;
        this.meters = meters;
        this.limits = limits;
        this.slice = claimTimeout.dividedBy(4);
    }

    @Override
    public void tell(List<Message> messages, Claim claim) {
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        while (!told) {
            String refusal = attempt(messages, claim);
            told = refusal == null;
            if (refusal != null) {
                meters.failed();
                waitFor(pause, refusal, claim);
                pause = pause.multipliedBy(2).compareTo(limits.retryMost()) > 0
                        ? limits.retryMost()
                        : pause.multipliedBy(2);
            }
        }
    }

    /** Why it was in vain; null if everything was acknowledged. */
    private @Nullable String attempt(List<Message> messages, Claim claim) {
        boolean acknowledged = false;
        try {
            creation.ensure((int) slice.toMillis());
            claim.keep();
            for (Future<RecordMetadata> sent : send(messages)) {
                acknowledgement(sent, claim);
            }
            acknowledged = true;
            return null;
        } catch (KafkaException e) {
            return e.toString();
        } catch (ExecutionException e) {
            return e.getCause().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } finally {
            if (!acknowledged) {
                close();
            }
        }
    }

    private List<Future<RecordMetadata>> send(List<Message> messages)
            throws ExecutionException, InterruptedException {
        Producer<String, byte[]> open = opened();
        List<Future<RecordMetadata>> sent = new ArrayList<>(messages.size());
        for (Message message : messages) {
            Future<RecordMetadata> one = open.send(records.of(message));
            if (one.isDone()) {
                // Refused before it was on its way, as when nobody says which partitions there are; or already through.
                one.get();
            }
            sent.add(one);
        }
        return sent;
    }

    private void acknowledgement(Future<RecordMetadata> sent, Claim claim)
            throws ExecutionException, InterruptedException {
        boolean done = false;
        while (!done) {
            try {
                sent.get(slice.toMillis(), TimeUnit.MILLISECONDS);
                done = true;
            } catch (TimeoutException e) {
                state.waiting("it does not answer");
                claim.keep();
            }
        }
    }

    private void waitFor(Duration pause, String why, Claim claim) {
        long until = System.nanoTime() + pause.toNanos();
        do {
            state.waiting(why);
            claim.keep();
            LockSupport.parkNanos(Math.min(until - System.nanoTime(), FIRST_PAUSE.toNanos()));
        } while (until - System.nanoTime() > 0);
    }

    private synchronized Producer<String, byte[]> opened() {
        if (producer == null) {
            producer = producers.open(slice);
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
