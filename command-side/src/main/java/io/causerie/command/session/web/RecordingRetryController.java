package io.causerie.command.session.web;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "recordings")
class RecordingRetryController {
    private final CommandGateway commands;

    RecordingRetryController(CommandGateway commands) {
        this.commands = commands;
    }

    @PostMapping("/recordings/{sessionId}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('admin')")
    @Operation(summary = "Has the files of a recording made once more, after the last attempt failed")
    void retry(@PathVariable String sessionId) {
        commands.sendAndWait(new RecordingCommand.RetryRecording(new SessionId(sessionId)));
    }
}
