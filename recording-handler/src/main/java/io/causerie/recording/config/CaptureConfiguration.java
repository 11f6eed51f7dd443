package io.causerie.recording.config;

import io.causerie.recording.capture.Capture;
import io.causerie.recording.capture.CaptureLimits;
import io.causerie.recording.capture.CaptureMeters;
import io.causerie.recording.capture.TrackBooks;
import io.causerie.recording.capture.UploadSlots;
import io.causerie.recording.capture.web.PartsController;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.ObjectStore;
import io.causerie.rest.limits.BodyAllowance;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

/** The taking of parts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaptureLimits.class)
@Import(PartsController.class)
class CaptureConfiguration {
    private static final Pattern PARTS = Pattern
            .compile("/sessions/[^/]+/recording/tracks/[^/]+/parts/[^/]+");

    @Bean
    BodyAllowance partsMayBeLarger(CaptureLimits limits) {
        return new BodyAllowance(PARTS, limits.maxPart());
    }

    @Bean
    UploadSlots uploadSlots(CaptureLimits limits) {
        return new UploadSlots(limits);
    }

    @Bean
    CaptureMeters captureMeters(MeterRegistry meters) {
        return new CaptureMeters(meters);
    }

    @Bean
    TrackBooks trackBooks(MongoOperations mongo, CaptureLimits limits, Clock clock) {
        var books = new TrackBooks(mongo, limits, clock);
        books.createIndexes();
        return books;
    }

    @Bean
    Capture capture(Recordings recordings, Jobs jobs, TrackBooks books, ObjectStore store,
            RecordingLink link, CaptureLimits limits, Clock clock) {
        return new Capture(recordings, jobs::isWorkedOn, books, store, link, limits, clock);
    }
}
