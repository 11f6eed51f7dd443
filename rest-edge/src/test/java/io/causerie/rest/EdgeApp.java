package io.causerie.rest;

import com.mongodb.MongoTimeoutException;
import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.eventlog.LogPosition;
import io.causerie.eventlog.StoreUnavailable;
import io.causerie.rest.config.RestEdgeConfiguration;
import io.causerie.rest.correlation.Correlation;
import io.causerie.rest.security.OpenPaths;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A process at whose edge everything can go wrong. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@Import({RestEdgeConfiguration.class, EdgeApp.Things.class})
class EdgeApp {
    static final AtomicLong POSITION = new AtomicLong(41);

    @Bean
    LogPosition logPosition() {
        return POSITION::get;
    }

    @Bean
    OpenPaths open() {
        return OpenPaths.of("/open/**");
    }

    /** A filter that fails, outside of Spring MVC. */
    @Bean
    FilterRegistrationBean<jakarta.servlet.Filter> failing() {
        var filter = new FilterRegistrationBean<jakarta.servlet.Filter>((request, response, chain) -> {
            throw new IOException("secret");
        });
        filter.addUrlPatterns("/open/filter-fault");
        return filter;
    }

    enum Colour {
        RED, GREEN
    }

    record Inner(String name) {}

    record Value(String text) {
        Value {
            InvalidValue.require(!text.isBlank(), "value", "must not be blank");
        }
    }

    record Thing(@NotNull @Nullable String name, @Min(1) @Max(8) int count, @Nullable Instant at,
            @Nullable Boolean flag, @Nullable Colour colour, @Nullable List<@Valid Inner> inner,
            @Nullable Value value) {}

    @RestController
    static class Things {
        @PostMapping("/things")
        Thing post(@Valid @RequestBody Thing thing) {
            POSITION.incrementAndGet();
            return thing;
        }

        @DeleteMapping("/things/{id}")
        ResponseEntity<Void> delete(@PathVariable String id) {
            POSITION.incrementAndGet();
            return ResponseEntity.noContent().build();
        }

        @GetMapping("/things/{id}")
        Map<String, String> get(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
            return Map.of("id", id, "user", token.getSubject(), "correlation",
                    Correlation.current().orElse("none"));
        }

        @GetMapping("/things")
        List<String> list(@RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
                @RequestParam String kind,
                @RequestHeader(name = "X-Min-Position", defaultValue = "0") @Min(0) long min) {
            return List.of(kind);
        }

        @GetMapping("/organizers")
        @PreAuthorize("hasRole('organizer')")
        String organizers() {
            return "ok";
        }

        @GetMapping("/learners")
        @PreAuthorize("hasRole('learner')")
        String learners() {
            return "ok";
        }

        @GetMapping("/open/hello")
        String open() {
            return "hello";
        }

        @PostMapping("/faults/{kind}")
        void fault(@PathVariable String kind) {
            throw switch (kind) {
                case "rejection" -> new Rejection(RejectionCode.SLOT_FULL, "The slot is full.");
                case "forbidden" -> new Rejection(RejectionCode.FORBIDDEN, "Not yours.");
                case "wrapped" -> new CompletionException(new Rejection(RejectionCode.NOT_FOUND, "No slot."));
                case "rate" -> new Rejection(RejectionCode.RATE_LIMITED, "Too often.");
                case "value" -> new InvalidValue("level", "must be one of A1");
                case "store" -> new StoreUnavailable("db-7.internal is down", new IOException());
                case "mongo" -> new MongoTimeoutException("no server at db-7.internal");
                case "spring" -> new DataAccessResourceFailureException("db-7.internal");
                case "aggregate" -> new AggregateNotFoundException("id", "internal words");
                case "concurrency" -> new ConcurrencyException("internal words");
                default -> new IllegalStateException("secret");
            };
        }
    }
}
