package io.causerie.query.registrations.web;

import io.causerie.query.reading.ReadsFrom;
import io.causerie.query.registrations.CalendarEntry;
import io.causerie.query.registrations.CalendarFeed;
import io.causerie.query.registrations.RegistrationsProjection;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /registrations.ics}: calendars cannot send a bearer token, so the feed's secret in the URL lets them in. */
@RestController
@ReadsFrom(RegistrationsProjection.NAME)
public final class CalendarController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeed feed;

    CalendarController(CalendarFeed feed) {
        this.feed = feed;
    }

    @GetMapping("/registrations.ics")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    @SecurityRequirements
    ResponseEntity<byte[]> calendarFeed(@RequestParam(required = false) @Nullable String token) {
        List<CalendarEntry> entries = Optional.ofNullable(token).flatMap(feed::entries)
                .orElseThrow(() -> new BadCredentialsException("no feed has this token"));
        return ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noCache().cachePrivate())
                .body(ICalendar.write(entries).getBytes(StandardCharsets.UTF_8));
    }
}
