package io.causerie.command.users.web;

import io.causerie.api.identity.UserId;
import io.causerie.command.users.AgendaCommand;
import io.causerie.command.users.FeedSettings;
import io.causerie.command.users.FeedToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/registrations/feed-tokens")
@PreAuthorize("hasRole('learner')")
@Tag(name = "registrations")
class FeedTokenController {
    private final CommandGateway commands;
    private final FeedSettings settings;

    FeedTokenController(CommandGateway commands, FeedSettings settings) {
        this.commands = commands;
        this.settings = settings;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Opens a calendar feed of my registrations; its token is shown this once")
    FeedTokenResponse issue(@AuthenticationPrincipal Jwt jwt) {
        FeedToken token = FeedToken.random();
        String id = UUID.randomUUID().toString();
        commands.sendAndWait(
                new AgendaCommand.IssueFeedToken(new UserId(jwt.getSubject()), id, token.sha256()));
        return new FeedTokenResponse(id, token.value(),
                settings.baseUrl() + "/registrations.ics?token=" + token.value());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Closes a calendar feed; again: the same answer")
    void revoke(@AuthenticationPrincipal Jwt jwt, @PathVariable String id) {
        commands.sendAndWait(new AgendaCommand.RevokeFeedToken(new UserId(jwt.getSubject()), id));
    }
}
