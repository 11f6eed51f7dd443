package io.causerie.command.session;

import io.causerie.command.process.Prompts;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.command.users.Standing;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Whoever is banned is taken out of the session they are in; most are in none, which settles it. Another process may
 * store a ban while a joining is decided, so everyone who came in is looked at once more: of the two, the later
 * in the log sees the other.
 */
@Component
@ProcessingGroup("reactions")
@DisallowReplay
final class BanEffect {
    private final Prompts prompts;
    private final Standing standing;

    BanEffect(Prompts prompts, Standing standing) {
        this.prompts = prompts;
        this.standing = standing;
    }

    @EventHandler
    void on(AccountEvent.Banned event) {
        expel(new UserId(event.userId()));
    }

    @EventHandler
    void on(SessionEvent.ParticipantJoined event) {
        UserId user = new UserId(event.userId());
        if (standing.isBanned(user)) {
            expel(user);
        }
    }

    private void expel(UserId user) {
        prompts.send(new SessionCommand.Expel(user));
    }
}
