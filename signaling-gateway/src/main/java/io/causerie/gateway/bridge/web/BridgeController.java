package io.causerie.gateway.bridge.web;

import io.causerie.gateway.bridge.BridgeCheck;
import io.causerie.gateway.bridge.CheckReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/bridge}. */
@RestController
@PreAuthorize("hasRole('admin')")
public class BridgeController {
    private final BridgeCheck check;

    BridgeController(BridgeCheck check) {
        this.check = check;
    }

    @GetMapping("/admin/bridge/check")
    @Operation(summary = "Compares a part of the log with what Kafka holds of it")
    public CheckReport checkBridge(
            @Parameter(description = "A position of the log, or an instant; by default as much as one check may cover") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "The same; by default as far as the log has been told") @RequestParam(required = false) @Nullable String to) {
        return check.check(from, to);
    }
}
