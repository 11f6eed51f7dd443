package io.causerie.command.timeslot.web;

import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.RegistrationId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.command.timeslot.RegistrationOutcome;
import io.causerie.command.users.UserNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/timeslots/{id}/register")
@PreAuthorize("hasRole('learner')")
@Tag(name = "registrations")
class RegistrationController {
    private final CommandGateway commands;
    private final UserNames names;

    RegistrationController(CommandGateway commands, UserNames names) {
        this.commands = commands;
        this.names = names;
    }

    @PostMapping
    @Operation(summary = "Takes a place, or one on the waitlist; again: the same answer")
    RegistrationResponse register(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        UserId user = new UserId(token.getSubject());
        // Before registering: if the name cannot be kept, nothing has happened yet.
        names.remember(user, token.getClaimAsString("name"));
        RegistrationOutcome outcome = commands.sendAndWait(new TimeSlotCommand.Register(new SlotId(id), user,
                new RegistrationId(UUID.randomUUID().toString())));
        return RegistrationResponse.of(outcome);
    }

    @DeleteMapping
    @Operation(summary = "Gives the place back; again: the same answer")
    CancellationResponse cancel(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        commands.sendAndWait(
                new TimeSlotCommand.CancelRegistration(new SlotId(id), new UserId(token.getSubject())));
        return CancellationResponse.CANCELLED;
    }
}
