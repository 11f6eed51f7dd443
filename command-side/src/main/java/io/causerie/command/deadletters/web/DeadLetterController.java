package io.causerie.command.deadletters.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.causerie.api.InvalidValue;
import io.causerie.command.deadletters.DeadLetter;
import io.causerie.command.deadletters.DeadLetters;
import io.causerie.command.deadletters.DeadLetters.DeadLetterQueue;
import io.causerie.command.deadletters.DeadLetters.RetriedLetters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at what happened and no reaction could deal with. */
@RestController
@RequestMapping("/admin/dead-letters")
@PreAuthorize("hasRole('admin')")
class DeadLetterController {
    private static final int MOST = 200;

    /** @param nextCursor for the next page; null on the last */
    record DeadLetterPage(List<DeadLetterQueue> queues, List<DeadLetterView> items,
            @Nullable String nextCursor) {}

    /**
     * @param sequence what is handled in order: the events of one aggregate
     * @param index its place in the sequence, of which only the first can be tried
     * @param position in the log; null if it cannot be read
     * @param at when it was put aside
     * @param causeType what the last attempt failed with; null while it only waits behind an earlier one
     */
    record DeadLetterView(String id, String reaction, String sequence, long index, String type,
            @Nullable String aggregateId, @Nullable Long position, Instant at, Instant lastTried,
            @Nullable String causeType, @Nullable String causeMessage, int attempts) {
        static DeadLetterView of(DeadLetter letter) {
            return new DeadLetterView(letter.id(), letter.reaction(), letter.sequence(), letter.index(),
                    letter.type(), letter.aggregateId(), letter.position(), letter.at(), letter.lastTried(),
                    letter.causeType(), letter.causeMessage(), letter.attempts());
        }
    }

    /** @param payload the event; text if it is no JSON any more */
    record WholeDeadLetter(@JsonUnwrapped DeadLetterView letter,
            @Schema(type = "object", implementation = Object.class) JsonNode payload) {}

    private final DeadLetters letters;
    private final JsonMapper json;

    DeadLetterController(DeadLetters letters, JsonMapper json) {
        this.letters = letters;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "Events that a reaction failed for good to react to, and those that wait behind them, in the order in which they were put aside")
    DeadLetterPage list(@RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        InvalidValue.require(limit >= 1 && limit <= MOST, "limit", "must be 1 to " + MOST);
        List<DeadLetterView> items = letters.list(cursor == null ? null : parse(cursor, "cursor"), limit)
                .stream().map(DeadLetterView::of).toList();
        return new DeadLetterPage(letters.queues(), items,
                items.size() < limit ? null : items.getLast().id());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One with the event")
    WholeDeadLetter get(@PathVariable String id) {
        DeadLetter letter = letters.get(parse(id, "id"));
        return new WholeDeadLetter(DeadLetterView.of(letter), payload(letter));
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Handles its sequence in order; conflict if it cannot be handled even now")
    void retry(@PathVariable String id, Principal user) {
        letters.retry(parse(id, "id"), user.getName());
    }

    @PostMapping("/retry")
    @Operation(summary = "Handles each sequence in order, as far as that is possible")
    RetriedLetters retryAll(@RequestParam(defaultValue = DeadLetters.REACTIONS) String reaction,
            Principal user) {
        InvalidValue.require(reaction.equals(DeadLetters.REACTIONS), "reaction",
                "must be " + DeadLetters.REACTIONS);
        return letters.retryAll(user.getName());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leaves one for good; those that waited behind it are handled next")
    void discard(@PathVariable String id, Principal user) {
        letters.discard(parse(id, "id"), user.getName());
    }

    private JsonNode payload(DeadLetter letter) {
        try {
            return json.readTree(letter.payload());
        } catch (JacksonException e) {
            return json.getNodeFactory().stringNode(letter.payload());
        }
    }

    private static ObjectId parse(String text, String field) {
        InvalidValue.require(ObjectId.isValid(text), field, "must be 24 hexadecimal digits");
        return new ObjectId(text);
    }
}
