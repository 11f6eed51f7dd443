package io.causerie.command.session;

import io.causerie.command.process.Prompts;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.command.users.Bar;
import io.causerie.command.users.Standing;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Whoever is banned or deleted is taken out of the session they are in; most are in none, which settles it. What the
 * deleted said is erased once they are out. Another process may store a ban while a joining is decided, so everyone who came
 * in is looked at once more: of the two, the later in the log sees the other.
 */
@Component
@ProcessingGroup("reactions")
@DisallowReplay
final class Expulsion {
    private final Prompts prompts;
    private final Standing standing;

    Expulsion(Prompts prompts, Standing standing) {
        this.prompts = prompts;
        this.standing = standing;
    }

    @EventHandler
    void on(AccountEvent.Banned event) {
        expel(new UserId(event.userId()), Bar.BANNED);
    }

    @EventHandler
    void on(AccountEvent.Deleted event) {
        expel(new UserId(event.userId()), Bar.DELETED);
    }

    @EventHandler
    void on(SessionEvent.ParticipantJoined event) {
        UserId user = new UserId(event.userId());
        standing.barOf(user).ifPresent(bar -> expel(user, bar));
    }

    private void expel(UserId user, Bar bar) {
        prompts.send(new SessionCommand.Expel(user));
        if (bar == Bar.DELETED) {
            prompts.send(new RecordingCommand.EraseUser(user));
        }
    }
}
