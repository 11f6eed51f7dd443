package io.causerie.command.link.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what the Auth Service says of its users, as the gateway hands it on, to the command bus. Not part of the public contract. */
@Hidden
@RestController
@RequestMapping("/internal/notices")
@ResponseStatus(HttpStatus.NO_CONTENT)
@Conditional(SecretIsShared.class)
class NoticeLinkController {
    private static final String ACTOR = "auth-service";

    private final LinkedCommands commands;

    NoticeLinkController(CommandGateway commands) {
        this.commands = new LinkedCommands(commands);
    }

    @PostMapping("/deleted")
    void deleted(@Valid @RequestBody Notice.Deleted notice) {
        send(notice);
    }

    @PostMapping("/banned")
    void banned(@Valid @RequestBody Notice.Banned notice) {
        send(notice);
    }

    @PostMapping("/renamed")
    void renamed(@Valid @RequestBody Notice.Renamed notice) {
        send(notice);
    }

    private void send(Notice notice) {
        commands.send(ACTOR, notice.command());
    }
}
