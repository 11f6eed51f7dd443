package io.causerie.gateway.users.web;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.gateway.users.kafka.DeadLetter;
import io.causerie.gateway.users.kafka.DeadLetters;
import io.causerie.gateway.users.kafka.LetterId;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

/** Looks at what the Auth Service said and nobody could heed. */
@RestController
@RequestMapping("/admin/user-events/dead-letters")
@PreAuthorize("hasRole('admin')")
public class DeadLettersController {
    private static final int MOST = 200;

    /**
     * @param id partition and offset in the dead-letter topic
     * @param type what the message calls itself; null if that cannot be read
     * @param at when it was put aside
     */
    record LetterView(String id, int partition, long offset, String reason, @Nullable String type, Instant at,
            @Nullable Integer fromPartition, @Nullable Long fromOffset, long bytes) {
        static LetterView of(DeadLetter letter) {
            return new LetterView(letter.id().toString(), letter.id().partition(), letter.id().offset(),
                    letter.reason(), letter.type(), letter.at(), letter.fromPartition(), letter.fromOffset(),
                    letter.bytes());
        }
    }

    /** @param nextCursor for the next page; null on the last */
    record LetterPage(List<LetterView> items, @Nullable String nextCursor) {}

    private final ObjectProvider<DeadLetters> letters;

    DeadLettersController(ObjectProvider<DeadLetters> letters) {
        this.letters = letters;
    }

    @GetMapping
    @Operation(summary = "Messages of user.events that could not be heeded and are not settled, in the order of the dead-letter topic")
    LetterPage list(@RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        InvalidValue.require(limit >= 1 && limit <= MOST, "limit", "must be 1 to " + MOST);
        List<LetterView> items = letters()
                .list(cursor == null ? LetterId.FIRST : LetterId.parse(cursor, "cursor"), limit).stream()
                .map(LetterView::of).toList();
        return new LetterPage(items, items.size() < limit ? null : items.getLast().id());
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Heeds one after all; conflict if that is still not possible")
    void retry(@PathVariable String id, Principal user) {
        letters().retry(LetterId.parse(id, "id"), user.getName());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leaves one for good; it stays in the topic until its time is over")
    void discard(@PathVariable String id, Principal user) {
        letters().discard(LetterId.parse(id, "id"), user.getName());
    }

    private DeadLetters letters() {
        return letters.stream().findFirst().orElseThrow(
                () -> new Rejection(RejectionCode.NOT_FOUND, "This node has nothing to do with Kafka."));
    }
}
