package io.causerie.command.moderation.web;

import io.causerie.api.moderation.Decision;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.moderation.ReportId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('moderator')")
@Tag(name = "moderation")
class DecisionController {
    private final CommandGateway commands;

    DecisionController(CommandGateway commands) {
        this.commands = commands;
    }

    @PostMapping("/reports/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Dismisses a report or upholds it; a later decision replaces an earlier one")
    void decide(@PathVariable String id, @Valid @RequestBody DecisionRequest request) {
        commands.sendAndWait(
                new ModerationCommand.Decide(new ReportId(id), Decision.parse(request.decision())));
    }
}
