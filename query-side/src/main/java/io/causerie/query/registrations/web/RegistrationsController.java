package io.causerie.query.registrations.web;

import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import io.causerie.query.reading.ReadsFrom;
import io.causerie.query.registrations.RegistrationView;
import io.causerie.query.registrations.Registrations;
import io.causerie.query.registrations.RegistrationsProjection;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /registrations}: one's own, and nobody else's. */
@RestController
@ReadsFrom(RegistrationsProjection.NAME)
public final class RegistrationsController {
    private final Registrations registrations;

    RegistrationsController(Registrations registrations) {
        this.registrations = registrations;
    }

    @GetMapping("/registrations")
    Page<RegistrationView> myRegistrations(@RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor, Principal me,
            @RequestAttribute(ReadsFrom.POSITION) long position) {
        return registrations.of(me.getName(), status, PageRequest.parse(limit, cursor), position);
    }
}
