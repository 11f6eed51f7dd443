package io.causerie.command.session.web;

import io.causerie.api.identity.UserId;
import io.causerie.eventlog.LogPosition;
import io.causerie.rest.ice.IceServer;
import io.causerie.rest.ice.IceServers;
import io.causerie.rest.position.Position;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "sessions")
class IceServersController {
    /** @param expiresAt until when the credentials are good */
    record IceServersResponse(List<IceServer> iceServers, Instant expiresAt) {}

    private final IceServers iceServers;
    private final LogPosition log;

    IceServersController(IceServers iceServers, LogPosition log) {
        this.iceServers = iceServers;
        this.log = log;
    }

    @GetMapping("/ice-servers")
    @Operation(summary = "STUN and TURN servers with credentials for me")
    ResponseEntity<IceServersResponse> iceServers(@AuthenticationPrincipal Jwt token) {
        return ResponseEntity.ok().header(Position.HEADER, Long.toString(log.position()))
                .body(new IceServersResponse(iceServers.forUser(new UserId(token.getSubject())),
                        iceServers.expiry()));
    }
}
