package io.causerie.command.users;

import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.recording.RecordingCommand;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes bans, blocks and erasures to the aggregates that decide them. */
@Component
final class StandingHandler {
    private final Repository<Account> accounts;
    private final Repository<Blocklist> blocklists;
    private final Clock clock;

    StandingHandler(Repository<Account> accounts, Repository<Blocklist> blocklists, Clock clock) {
        this.accounts = accounts;
        this.blocklists = blocklists;
        this.clock = clock;
    }

    @CommandHandler
    void handle(ModerationCommand.Ban ban) {
        Aggregates.on(accounts, Account.aggregateId(ban.userId()), () -> new Account(ban.userId()),
                account -> account.ban(ban.reason(), ban.until(), clock.instant()));
    }

    @CommandHandler
    void handle(ModerationCommand.LiftBan lift) {
        Aggregates.on(accounts, Account.aggregateId(lift.userId()), () -> new Account(lift.userId()),
                account -> account.liftBan(clock.instant()));
    }

    @CommandHandler
    void handle(RecordingCommand.EraseUser erase) {
        Aggregates.on(accounts, Account.aggregateId(erase.userId()), () -> new Account(erase.userId()),
                account -> account.eraseSpeech(clock.instant()));
    }

    @CommandHandler
    void handle(ModerationCommand.Block block) {
        Aggregates.on(blocklists, Blocklist.aggregateId(block.userId()), () -> new Blocklist(block.userId()),
                list -> list.block(block.blockedUserId(), clock.instant()));
    }
}
