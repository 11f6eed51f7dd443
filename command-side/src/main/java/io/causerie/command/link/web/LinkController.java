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

/** Takes the gateway's requests to the command bus. Not part of the public contract. */
@Hidden
@RestController
@RequestMapping("/internal")
@ResponseStatus(HttpStatus.NO_CONTENT)
@Conditional(SecretIsShared.class)
class LinkController {
    private final LinkedCommands commands;

    LinkController(CommandGateway commands) {
        this.commands = new LinkedCommands(commands);
    }

    @PostMapping("/leave")
    void leave(@Valid @RequestBody LinkRequest.Leave request) {
        send(request);
    }

    @PostMapping("/media")
    void changeMedia(@Valid @RequestBody LinkRequest.Media request) {
        send(request);
    }

    @PostMapping("/meetings")
    void meet(@Valid @RequestBody LinkRequest.Meeting request) {
        send(request);
    }

    @PostMapping("/reports")
    void report(@Valid @RequestBody LinkRequest.Report request) {
        send(request);
    }

    @PostMapping("/blocks")
    void block(@Valid @RequestBody LinkRequest.Block request) {
        send(request);
    }

    private void send(LinkRequest request) {
        commands.send(request.actor(), request.command());
    }
}
