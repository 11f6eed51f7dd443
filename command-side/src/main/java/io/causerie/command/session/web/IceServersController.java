package io.causerie.command.session.web;

import io.causerie.api.identity.UserId;
import io.causerie.rest.ice.IceServer;
import io.causerie.rest.ice.IceServers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
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

    IceServersController(IceServers iceServers) {
        this.iceServers = iceServers;
    }

    @GetMapping("/ice-servers")
    @Operation(summary = "STUN and TURN servers with credentials for me")
    IceServersResponse iceServers(@AuthenticationPrincipal Jwt token) {
        return new IceServersResponse(iceServers.forUser(new UserId(token.getSubject())),
                iceServers.expiry());
    }
}
