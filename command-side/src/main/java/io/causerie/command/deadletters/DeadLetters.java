package io.causerie.command.deadletters;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.eventlog.StoreUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.IllegalPayloadAccessException;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.serialization.SerializationException;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The dead letters of the reactions that are still to be settled: by handling them after all, or by leaving them. */
@Component
public final class DeadLetters {
    /** The processing group of all reactions. */
    public static final String REACTIONS = "reactions";

    /** How many letters of how many aggregates a reaction has; {@code full}: it waits for room if another one fails. */
    public record DeadLetterQueue(String reaction, long letters, long sequences, boolean full) {}

    /** How many letters were handled, and how many there still are. */
    public record RetriedLetters(long handled, long left) {}

    private final LetterStore letters;
    private final SettledLetters settled;
    private final EventProcessingConfiguration processing;
    private final DeadLetterLimits limits;
    private final Clock clock;

    DeadLetters(LetterStore letters, SettledLetters settled, EventProcessingConfiguration processing,
            DeadLetterLimits limits, Clock clock) {
        this.letters = letters;
        this.settled = settled;
        this.processing = processing;
        this.limits = limits;
        this.clock = clock;
    }

    public List<DeadLetterQueue> queues() {
        long sequences = letters.sequences(REACTIONS).size();
        return List.of(new DeadLetterQueue(REACTIONS, letters.count(REACTIONS), sequences,
                sequences >= limits.maxSequences()));
    }

    /** The first after {@code after} in the order in which they were put aside, at most so many. */
    public List<DeadLetter> list(@Nullable ObjectId after, int limit) {
        return letters.list(after, limit);
    }

    public DeadLetter get(ObjectId id) {
        return letters.find(id)
                .orElseThrow(() -> new Rejection(RejectionCode.NOT_FOUND, "There is no such dead letter."));
    }

    /** Handles its sequence in order, from the first letter on, as far as that is possible; {@code conflict} if it is still there then. */
    public void retry(ObjectId id, String by) {
        DeadLetter letter = get(id);
        List<DeadLetter> before = letters.sequence(letter.reaction(), letter.sequence());
        List<DeadLetter> left = retry(before, by);
        if (left.stream().anyMatch(one -> one.id().equals(id.toHexString()))) {
            throw refusal(id, before.getFirst(), left.getFirst());
        }
    }

    /** The same for each sequence; those that cannot be handled stay. */
    public RetriedLetters retryAll(String by) {
        Instant end = clock.instant().plus(limits.retryAllWithin());
        long handled = 0;
        for (String sequence : letters.sequences(REACTIONS)) {
            List<DeadLetter> before = letters.sequence(REACTIONS, sequence);
            handled += before.size() - retry(before, by).size();
            if (clock.instant().isAfter(end)) {
                break;
            }
        }
        return new RetriedLetters(handled, letters.count(REACTIONS));
    }

    /** Leaves it for good. If others waited behind it, they are handled now, as far as that is possible. */
    public void discard(ObjectId id, String by) {
        DeadLetter letter = get(id);
        if (!letters.remove(letter, clock.instant().minus(limits.claim()))) {
            get(id);
            throw new Rejection(RejectionCode.CONFLICT, "It is being retried right now.");
        }
        settled.settle(letter, "discarded", by);
        List<DeadLetter> behind = letters.sequence(letter.reaction(), letter.sequence());
        if (!behind.isEmpty() && letter.index() < behind.getFirst().index()) {
            retry(behind, by);
        }
    }

    /** What is left of a sequence. */
    private List<DeadLetter> retry(List<DeadLetter> sequence, String by) {
        if (sequence.isEmpty()) {
            return sequence;
        }
        DeadLetter first = sequence.getFirst();
        process(first);
        List<DeadLetter> left = letters.sequence(first.reaction(), first.sequence());
        Set<String> ids = left.stream().map(DeadLetter::id).collect(Collectors.toSet());
        sequence.stream().filter(letter -> !ids.contains(letter.id()))
                .forEach(letter -> settled.settle(letter, "retried", by));
        return left;
    }

    private void process(DeadLetter first) {
        try {
            processor(first.reaction()).process(new LetterQueue.FirstOf(first.sequence(), first.index()));
        } catch (IllegalPayloadAccessException e) {
            boolean isGoneOrUnreadable = e.getCause() instanceof NoSuchDeadLetterException
                    || e.getCause() instanceof SerializationException;
            if (!isGoneOrUnreadable) {
                throw e;
            }
        }
    }

    private SequencedDeadLetterProcessor<EventMessage<?>> processor(String reaction) {
        return processing.sequencedDeadLetterProcessor(reaction)
                .orElseThrow(
                        () -> new Rejection(RejectionCode.CONFLICT, "There is no such reaction any more."));
    }

    private static RuntimeException refusal(ObjectId id, DeadLetter before, DeadLetter stuck) {
        if (stuck.isUntriedSince(before)) {
            return new Rejection(RejectionCode.CONFLICT, "Letter " + stuck.id()
                    + " is being retried right now, or can no longer be read and has to be discarded.");
        }
        String cause = stuck.causeType() + ": " + stuck.causeMessage();
        if (StoreUnavailable.class.getName().equals(stuck.causeType())) {
            return new StoreUnavailable(cause, null);
        }
        return new Rejection(RejectionCode.CONFLICT, stuck.id().equals(id.toHexString())
                ? "It still fails: " + cause
                : "An earlier letter of its sequence, " + stuck.id() + ", still fails: " + cause);
    }
}
