package io.causerie.command.session;

import io.causerie.command.process.Prompts;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.session.SessionCommand;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Whoever is banned is taken out of the session they are in; most are in none, which settles it. */
@Component
@ProcessingGroup("reactions")
@DisallowReplay
final class BanEffect {
    private final Prompts prompts;

    BanEffect(Prompts prompts) {
        this.prompts = prompts;
    }

    @EventHandler
    void on(AccountEvent.Banned event) {
        prompts.send(new SessionCommand.Expel(new UserId(event.userId())));
    }
}
