package io.causerie.standalone.dev;

import io.causerie.api.InvalidValue;
import io.causerie.rest.security.Roles;
import io.causerie.rest.security.TokenRules;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The development issuer over HTTP. Only {@code standalone} has it. */
@SecurityRequirements
@RestController
@RequestMapping("/dev")
final class DevTokensController {
    private final DevIssuer issuer;

    DevTokensController(DevIssuer issuer) {
        this.issuer = issuer;
    }

    @PostMapping("/tokens")
    DevToken issue(@Valid @RequestBody TokenRequest request) {
        String name = request.name() == null ? request.userId() : request.name();
        List<String> roles = request.roles() == null ? List.of("learner") : request.roles();
        InvalidValue.require(TokenRules.isUserId(request.userId()), "userId", TokenRules.USER_ID);
        InvalidValue.require(Roles.names().containsAll(roles), "roles",
                "must be out of " + String.join(", ", Roles.names()));
        return issuer.issue(request.userId(), name, roles);
    }

    /** What {@code causerie.auth.jwks-uri} of another process may point at. */
    @GetMapping("/jwks.json")
    Map<String, Object> publicKeys() {
        return issuer.publicKeys();
    }

    /**
     * Who the token shall be for.
     *
     * @param name the display name; the user id if absent
     * @param roles {@code learner} if absent
     */
    record TokenRequest(@NotBlank @Size(max = 128) String userId,
            @Size(min = 1, max = 100) @Nullable String name,
            @Size(max = 10) @Nullable List<@NotNull String> roles) {}
}
