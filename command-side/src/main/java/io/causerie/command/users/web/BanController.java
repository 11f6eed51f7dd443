package io.causerie.command.users.web;

import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/users/{id}/ban")
@PreAuthorize("hasRole('moderator')")
@Tag(name = "moderation")
class BanController {
    private final CommandGateway commands;

    BanController(CommandGateway commands) {
        this.commands = commands;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bars a user from acting, and takes them out of the session they are in; again: the same answer")
    void ban(@PathVariable String id, @Valid @RequestBody BanRequest request) {
        commands.sendAndWait(new ModerationCommand.Ban(new UserId(id), Misconduct.parse(request.reason()),
                request.until()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets them act again; again: the same answer")
    void liftBan(@PathVariable String id) {
        commands.sendAndWait(new ModerationCommand.LiftBan(new UserId(id)));
    }
}
