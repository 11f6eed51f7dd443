package io.causerie.command.users;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.command.process.Prompts;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Whoever is deleted loses their name and their calendar feeds. A feed may be opened while a deletion is stored, so each new one
 * is looked at once more.
 */
@Component
@ProcessingGroup("reactions")
@DisallowReplay
final class Forgetting {
    private final UserNames names;
    private final Standing standing;
    private final Prompts prompts;

    Forgetting(UserNames names, Standing standing, Prompts prompts) {
        this.names = names;
        this.standing = standing;
        this.prompts = prompts;
    }

    @EventHandler
    void on(AccountEvent.Deleted event) {
        UserId user = new UserId(event.userId());
        names.erase(user);
        prompts.send(new AgendaCommand.RevokeFeedTokens(user));
    }

    @EventHandler
    void on(AgendaEvent.FeedTokenIssued event) {
        UserId user = new UserId(event.userId());
        if (standing.barOf(user).filter(Bar.DELETED::equals).isPresent()) {
            prompts.send(new AgendaCommand.RevokeFeedTokens(user));
        }
    }
}
