package io.causerie.command.users;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

@Component
final class AgendaHandler {
    private final Agendas agendas;
    private final Clock clock;

    AgendaHandler(Agendas agendas, Clock clock) {
        this.agendas = agendas;
        this.clock = clock;
    }

    @CommandHandler
    void handle(AgendaCommand.IssueFeedToken command) {
        agendas.forUser(command.userId(),
                agenda -> agenda.issueFeedToken(command.feedTokenId(), command.tokenSha256(),
                        clock.instant()));
    }

    @CommandHandler
    void handle(AgendaCommand.RevokeFeedToken command) {
        agendas.forUser(command.userId(),
                agenda -> agenda.revokeFeedToken(command.feedTokenId(), clock.instant()));
    }

    @CommandHandler
    void handle(AgendaCommand.RevokeFeedTokens command) {
        agendas.forUser(command.userId(), agenda -> agenda.revokeFeedTokens(clock.instant()));
    }
}
