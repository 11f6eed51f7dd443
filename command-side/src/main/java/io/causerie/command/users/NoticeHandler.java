package io.causerie.command.users;

import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountCommand;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes notices of the Auth Service to the account that they are about. */
@Component
final class NoticeHandler {
    private final Repository<Account> accounts;
    private final UserNames names;
    private final Clock clock;

    NoticeHandler(Repository<Account> accounts, UserNames names, Clock clock) {
        this.accounts = accounts;
        this.names = names;
        this.clock = clock;
    }

    @CommandHandler
    void handle(AccountCommand.Delete delete) {
        heed(delete);
    }

    @CommandHandler
    void handle(AccountCommand.Ban ban) {
        heed(ban);
    }

    /** The name first: whoever hears of the event reads it. Of a notice that was taken already it is the same, or older, and changes nothing. */
    @CommandHandler
    void handle(AccountCommand.Rename rename) {
        names.rename(rename.userId(), rename.name(), rename.since());
        heed(rename);
    }

    private void heed(AccountCommand notice) {
        UserId user = notice.userId();
        Aggregates.on(accounts, Account.aggregateId(user), () -> new Account(user),
                account -> account.heed(notice, clock.instant()));
    }
}
