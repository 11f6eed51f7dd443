package io.causerie.command.timeslot.web;

import io.causerie.api.InvalidValue;
import io.causerie.api.identity.Requester;
import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.command.timeslot.PlannedSeries;
import io.causerie.state.timeslot.SlotState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/timeslots")
@PreAuthorize("hasRole('organizer')")
@Tag(name = "timeslots")
class TimeSlotController {
    private final CommandGateway commands;

    TimeSlotController(CommandGateway commands) {
        this.commands = commands;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Offers a slot, or with a recurrence a series of them; with the same key again: the same answer")
    SlotResponse create(JwtAuthenticationToken token, @Valid @RequestBody NewSlotRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Size(min = 1, max = IdempotencyKey.MAX_LENGTH) @Nullable String key) {
        UserId organizer = new UserId(token.getName());
        String id = IdempotencyKey.idFor(organizer, key);
        if (request.recurs()) {
            PlannedSeries series = commands
                    .sendAndWait(new SlotSeriesCommand.Plan(new SeriesId(id), organizer,
                            request.terms(), request.start(), request.rule()));
            return SlotResponse.of(series);
        }
        SlotState slot = commands.sendAndWait(new TimeSlotCommand.Schedule(new SlotId(id), organizer,
                request.terms(), request.start(), request.zone()));
        return SlotResponse.of(slot);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Changes one slot, or with series=true that one and all later ones of its series")
    SlotResponse change(JwtAuthenticationToken token, @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean series, @Valid @RequestBody SlotPatch patch) {
        SlotId slot = new SlotId(id);
        SlotState changed = commands.sendAndWait(series
                ? new SlotSeriesCommand.ChangeFrom(seriesOf(slot), slot, requester(token), patch.change())
                : new TimeSlotCommand.Change(slot, requester(token), patch.change()));
        return SlotResponse.of(changed);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancels one slot, or with series=true that one and all later ones of its series; again: the same answer")
    void cancel(JwtAuthenticationToken token, @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean series) {
        SlotId slot = new SlotId(id);
        commands.sendAndWait(series
                ? new SlotSeriesCommand.CancelFrom(seriesOf(slot), slot, requester(token))
                : new TimeSlotCommand.Cancel(slot, requester(token)));
    }

    private static SeriesId seriesOf(SlotId slot) {
        return slot.seriesId()
                .orElseThrow(() -> new InvalidValue("series", "is only for a slot that belongs to one"));
    }

    private static Requester requester(JwtAuthenticationToken token) {
        boolean isAdmin = token.getAuthorities().stream()
                .anyMatch(granted -> "ROLE_admin".equals(granted.getAuthority()));
        return new Requester(new UserId(token.getName()), isAdmin);
    }
}
