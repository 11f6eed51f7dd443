package io.causerie.command.session.web;

import io.causerie.api.identity.UserId;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sessions/{id}")
@PreAuthorize("hasRole('moderator')")
@Tag(name = "moderation")
class ModerationController {
    private final CommandGateway commands;

    ModerationController(CommandGateway commands) {
        this.commands = commands;
    }

    @PostMapping("/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a session; again: the same answer")
    void end(@PathVariable String id) {
        commands.sendAndWait(new SessionCommand.End(new SessionId(id), EndReason.MODERATED));
    }

    @DeleteMapping("/participants/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes somebody out of a session; they may not come back")
    void remove(@PathVariable String id, @PathVariable String userId) {
        commands.sendAndWait(new SessionCommand.Remove(new SessionId(id), new UserId(userId)));
    }
}
