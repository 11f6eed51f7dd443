package io.causerie.command.users;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.InvalidValue;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountCommand;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.Misconduct;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Whether one user may act here, whether they are gone, and whether what they said is to be erased. */
@AggregateRoot(type = "Account")
public class Account {
    /** Beyond so many notices the oldest is no longer known. */
    static final int NOTICES_KEPT = 200;

    @AggregateIdentifier
    private @Nullable String id;
    private String userId = "";
    private AccountStatus status = AccountStatus.CLEAR;
    private final SequencedSet<String> notices = new LinkedHashSet<>();

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

    /** Bars the user; the same again, or of somebody who was deleted: nothing happens. */
    void ban(Misconduct reason, @Nullable Instant until, Instant now) {
        InvalidValue.require(until == null || until.isAfter(now), "until", "must be in the future");
        Ban wanted = new Ban(reason.code(), until);
        if (!status.deleted() && !wanted.equals(status.ban())) {
            apply(new AccountEvent.Banned(userId, reason.code(), now, until));
        }
    }

    /** Lets the user act again; nothing happens if they may. */
    void liftBan(Instant now) {
        if (status.isBanned(now) && !status.deleted()) {
            apply(new AccountEvent.BanLifted(userId, now));
        }
    }

    /** Each time it is asked: more may have been recorded since. */
    void eraseSpeech(Instant now) {
        apply(new AccountEvent.UserSpeechErasureRequested(userId, now));
    }

    /** Does what a notice says, once. */
    void heed(AccountCommand notice, Instant now) {
        if (notices.contains(notice.notice().value())) {
            return;
        }
        switch (notice) {
            case AccountCommand.Delete _ -> delete(now);
            case AccountCommand.Ban ban -> banUnlessOver(ban, now);
            case AccountCommand.Rename _ -> rename(now);
        }
        apply(new AccountEvent.NoticeTaken(userId, notice.notice().value(), now));
    }

    private void delete(Instant now) {
        if (!status.deleted()) {
            apply(new AccountEvent.Deleted(userId, now));
        }
    }

    private void banUnlessOver(AccountCommand.Ban ban, Instant now) {
        if (ban.until() == null || ban.until().isAfter(now)) {
            ban(ban.reason(), ban.until(), now);
        }
    }

    private void rename(Instant now) {
        if (!status.deleted()) {
            apply(new AccountEvent.Renamed(userId, now));
        }
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        userId = event.userId();
        id = "account:" + userId;
        status = status.after(event);
        if (event instanceof AccountEvent.NoticeTaken taken) {
            notices.addLast(taken.noticeId());
            if (notices.size() > NOTICES_KEPT) {
                notices.removeFirst();
            }
        }
    }
}
