package io.causerie.command.session.web;

import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.timeslot.SlotId;
import io.causerie.command.session.Entrance;
import io.causerie.rest.ice.IceServers;
import io.causerie.command.session.JoinedSession;
import io.causerie.state.session.Participant;
import io.causerie.command.session.SessionSettings;
import io.causerie.command.users.UserNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "sessions")
class JoinController {
    private final Entrance entrance;
    private final UserNames names;
    private final IceServers iceServers;
    private final SessionSettings settings;

    JoinController(Entrance entrance, UserNames names, IceServers iceServers, SessionSettings settings) {
        this.entrance = entrance;
        this.names = names;
        this.iceServers = iceServers;
        this.settings = settings;
    }

    @PostMapping("/sessions/join")
    @Operation(summary = "Joins the session of a slot; again: the same answer")
    JoinResponse join(@AuthenticationPrincipal Jwt token, @Valid @RequestBody JoinRequest request) {
        UserId user = new UserId(token.getSubject());
        SlotId slot = new SlotId(request.timeSlotId());
        // Before joining, so that whoever sees the newcomer can read their name.
        names.remember(user, token.getClaimAsString("name"));
        JoinedSession joined = entrance
                .join(new SessionCommand.Join(slot, user, Boolean.TRUE.equals(request.recordingConsent())));
        return JoinResponse.of(joined, namesOfOthers(joined), settings.signalingUrl(),
                iceServers.forUser(user));
    }

    private Map<String, String> namesOfOthers(JoinedSession joined) {
        return names.of(joined.others().stream().map(Participant::userId).toList());
    }
}
