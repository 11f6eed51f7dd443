package io.causerie.gateway.overview.web;

import io.causerie.gateway.overview.GatewayOverview;
import io.causerie.gateway.overview.GatewayOverviews;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/gateway}. */
@RestController
@PreAuthorize("hasRole('admin')")
public class OverviewController {
    private final GatewayOverviews overviews;

    OverviewController(GatewayOverviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/admin/gateway/overview")
    @Operation(summary = "The gateway at a glance: users, rooms, who waits for a partner, how far Kafka is behind")
    public GatewayOverview overview() {
        return overviews.overview();
    }
}
