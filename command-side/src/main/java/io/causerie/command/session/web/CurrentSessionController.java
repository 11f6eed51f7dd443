package io.causerie.command.session.web;

import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionCommand;
import io.causerie.state.session.Participant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sessions/current")
@Tag(name = "sessions")
class CurrentSessionController {
    private final CommandGateway commands;

    CurrentSessionController(CommandGateway commands) {
        this.commands = commands;
    }

    @PostMapping("/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leaves the session I am in; again: the same answer")
    void leave(@AuthenticationPrincipal Jwt token) {
        commands.sendAndWait(SessionCommand.Leave.byChoice(user(token)));
    }

    @PatchMapping("/media")
    @Operation(summary = "Switches camera or microphone; what is missing stays as it is")
    MediaState changeMedia(@AuthenticationPrincipal Jwt token, @RequestBody MediaRequest request) {
        request.requireAChange();
        Participant me = commands.sendAndWait(new SessionCommand.ChangeMedia(user(token),
                request.cameraEnabled(), request.micEnabled()));
        return new MediaState(me.cameraEnabled(), me.micEnabled());
    }

    @PutMapping("/consent")
    @Operation(summary = "Gives or withdraws consent to be recorded")
    ConsentState changeConsent(@AuthenticationPrincipal Jwt token,
            @Valid @RequestBody ConsentRequest request) {
        boolean consent = Boolean.TRUE.equals(request.recordingConsent());
        Participant me = commands.sendAndWait(new SessionCommand.ChangeConsent(user(token), consent));
        return new ConsentState(me.recordingConsent());
    }

    private static UserId user(Jwt token) {
        return new UserId(token.getSubject());
    }
}
