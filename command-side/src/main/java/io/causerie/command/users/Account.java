package io.causerie.command.users;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.InvalidValue;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.Misconduct;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Whether one user may act here, and whether what they said is to be erased. */
@AggregateRoot(type = "Account")
public class Account {
    @AggregateIdentifier
    private @Nullable String id;
    private String userId = "";
    private @Nullable Ban ban;

    /** For Axon, which rebuilds the account from its events. */
    Account() {}

    /** An account that nobody has said anything about. */
    Account(UserId user) {
        id = aggregateId(user);
        userId = user.value();
    }

    static String aggregateId(UserId user) {
        return "account:" + user.value();
    }

    /** Bars the user; the same again: nothing happens. */
    void ban(Misconduct reason, @Nullable Instant until, Instant now) {
        InvalidValue.require(until == null || until.isAfter(now), "until", "must be in the future");
        Ban wanted = new Ban(reason.code(), until);
        if (!wanted.equals(ban)) {
            apply(new AccountEvent.Banned(userId, reason.code(), now, until));
        }
    }

    /** Lets the user act again; nothing happens if they may. */
    void liftBan(Instant now) {
        if (ban != null && ban.holds(now)) {
            apply(new AccountEvent.BanLifted(userId, now));
        }
    }

    /** Each time it is asked: more may have been recorded since. */
    void eraseSpeech(Instant now) {
        apply(new AccountEvent.UserSpeechErasureRequested(userId, now));
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        userId = event.userId();
        id = "account:" + userId;
        ban = Ban.after(ban, event);
    }
}
