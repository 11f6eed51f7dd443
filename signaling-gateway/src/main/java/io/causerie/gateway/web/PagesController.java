package io.causerie.gateway.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the pages need to know of their deployment. */
@Hidden
@RestController
final class PagesController {
    private final PagesProperties properties;

    PagesController(PagesProperties properties) {
        this.properties = properties;
    }

    @GetMapping("/app/config.json")
    Config config() {
        return new Config(properties.tokenOrigins(), properties.signInUrl());
    }

    record Config(List<String> tokenOrigins, @Nullable String signInUrl) {}
}
