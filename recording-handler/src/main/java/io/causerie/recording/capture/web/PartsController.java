package io.causerie.recording.capture.web;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.session.SessionId;
import io.causerie.recording.capture.Capture;
import io.causerie.recording.capture.CaptureMeters;
import io.causerie.recording.capture.Part;
import io.causerie.recording.capture.UploadSlots;
import io.causerie.recording.consent.Span;
import io.causerie.recording.store.PartType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes parts, and tells the session's time. */
@RestController
@RequestMapping("/sessions/{id}/recording")
public class PartsController {
    private final Capture capture;
    private final UploadSlots slots;
    private final CaptureMeters meters;

    PartsController(Capture capture, UploadSlots slots, CaptureMeters meters) {
        this.capture = capture;
        this.slots = slots;
        this.meters = meters;
    }

    @PostMapping("/tracks/{trackId}/parts/{seq}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keeps a part of what I say; 204 once it is stored, and again for the same part", requestBody = @RequestBody(required = true, content = {
            @Content(mediaType = "audio/webm;codecs=opus", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "audio/ogg", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "audio/mp4", schema = @Schema(type = "string", format = "binary"))}))
    void keep(@PathVariable String id, @PathVariable String trackId, @PathVariable int seq,
            @RequestHeader("X-Start-Offset-Ms") long startMs, @RequestHeader("X-Duration-Ms") long durationMs,
            HttpServletRequest request, Principal user) throws IOException {
        try (UploadSlots.Slot _ = slots.take(user.getName())) {
            Part part = new Part(new SessionId(id).value(), user.getName(), trackId, seq,
                    span(startMs, durationMs), type(request));
            capture.admit(part);
            byte[] content = request.getInputStream().readAllBytes();
            capture.keep(part, content);
            meters.kept(content.length);
        } catch (Rejection | InvalidValue e) {
            meters.refused();
            throw e;
        } catch (RuntimeException e) {
            meters.failed();
            throw e;
        }
    }

    @GetMapping("/clock")
    @Operation(summary = "What time it is in the session, for the offsets of parts")
    ResponseEntity<Capture.Time> clock(@PathVariable String id, Principal user) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(capture.time(new SessionId(id).value(), user.getName()));
    }

    private static Span span(long startMs, long durationMs) {
        long bound = Integer.MAX_VALUE;
        InvalidValue.require(startMs >= -bound && startMs <= bound, "X-Start-Offset-Ms", "is out of range");
        InvalidValue.require(durationMs > 0 && durationMs <= bound, "X-Duration-Ms", "is out of range");
        return new Span(startMs, startMs + durationMs);
    }

    private static PartType type(HttpServletRequest request) {
        return PartType.parse(Objects.requireNonNullElse(request.getContentType(), ""))
                .orElseThrow(() -> new InvalidValue(HttpHeaders.CONTENT_TYPE,
                        "must be audio/webm;codecs=opus, audio/ogg or audio/mp4"));
    }
}
