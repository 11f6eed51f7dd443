package io.causerie.command.link.web;

import io.causerie.rest.problem.Unavailable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    /** The command's metadata that says whose doing it is: not the gateway's. */
    private static final String ACTOR = "actor";

    private static final Logger LOG = LoggerFactory.getLogger(LinkController.class);

    private final CommandGateway commands;

    LinkController(CommandGateway commands) {
        this.commands = commands;
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
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(request.command())
                    .andMetaData(Map.of(ACTOR, request.actor())));
        } catch (ConcurrencyException | AggregateStreamCreationException | LockAcquisitionFailedException e) {
            // To a person a lost race is a conflict to look at; to a machine it is no answer, and not a refusal.
            LOG.debug("{} lost each of its races", request, e);
            throw new Unavailable("Others were faster each time; ask again.");
        }
    }
}
