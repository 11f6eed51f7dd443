package io.causerie.command.users;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.BlocklistEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Whom one user never wants to meet as a partner again. */
@AggregateRoot(type = "Blocklist")
public class Blocklist {
    static final int MAX_BLOCKED = 1000;

    @AggregateIdentifier
    private @Nullable String id;
    private String userId = "";
    private final Set<String> blocked = new HashSet<>();

    /** For Axon, which rebuilds the list from its events. */
    Blocklist() {}

    /** A list with nobody on it. */
    Blocklist(UserId user) {
        id = aggregateId(user);
        userId = user.value();
    }

    static String aggregateId(UserId user) {
        return "blocklist:" + user.value();
    }

    /** Blocks somebody; again: nothing happens. */
    void block(UserId other, Instant now) {
        InvalidValue.require(!other.value().equals(userId), "blockedUserId", "must be somebody else");
        if (!blocked.contains(other.value())) {
            requireRoom();
            apply(new BlocklistEvent.Blocked(userId, other.value(), now));
        }
    }

    private void requireRoom() {
        if (blocked.size() >= MAX_BLOCKED) {
            throw new Rejection(RejectionCode.CONFLICT, "You have blocked a thousand people.");
        }
    }

    @EventSourcingHandler
    void on(BlocklistEvent event) {
        userId = event.userId();
        id = "blocklist:" + userId;
        switch (event) {
            case BlocklistEvent.Blocked e -> blocked.add(e.blockedUserId());
        }
    }
}
