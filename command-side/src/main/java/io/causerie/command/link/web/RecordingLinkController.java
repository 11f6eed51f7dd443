package io.causerie.command.link.web;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what the recording handler has to say of a session's files to the command bus. Not part of the public contract. */
@Hidden
@RestController
@RequestMapping("/internal/sessions/{id}/recording")
@ResponseStatus(HttpStatus.NO_CONTENT)
@Conditional(SecretIsShared.class)
class RecordingLinkController {
    private static final String ACTOR = "recording-handler";

    private final LinkedCommands commands;

    RecordingLinkController(CommandGateway commands) {
        this.commands = new LinkedCommands(commands);
    }

    @PostMapping("/stored")
    void stored(@PathVariable String id, @Valid @RequestBody RecordingReport.Stored report) {
        send(report.of(new SessionId(id)));
    }

    @PostMapping("/failed")
    void failed(@PathVariable String id, @Valid @RequestBody RecordingReport.Failed report) {
        send(report.of(new SessionId(id)));
    }

    @PostMapping("/retry")
    void retry(@PathVariable String id) {
        send(new RecordingCommand.RetryRecording(new SessionId(id)));
    }

    @PostMapping("/erased")
    void erased(@PathVariable String id, @Valid @RequestBody RecordingReport.Erased report) {
        send(report.of(new SessionId(id)));
    }

    @PostMapping("/expired")
    void expired(@PathVariable String id) {
        send(new RecordingCommand.ExpireRecording(new SessionId(id)));
    }

    private void send(RecordingCommand command) {
        commands.send(ACTOR, command);
    }
}
