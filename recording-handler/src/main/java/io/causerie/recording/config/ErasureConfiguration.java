package io.causerie.recording.config;

import io.causerie.recording.consent.Recordings;
import io.causerie.recording.erasure.Eraser;
import io.causerie.recording.erasure.Erasures;
import io.causerie.recording.erasure.Housekeeper;
import io.causerie.recording.erasure.Retention;
import io.causerie.recording.erasure.RetentionSettings;
import io.causerie.recording.erasure.SweepTurns;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.finalize.Workshop;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.ObjectStore;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Erasure and retention. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class ErasureConfiguration {
    @Bean
    Erasures recordingErasures(MongoOperations mongo, Recordings recordings, Clock clock) {
        return new Erasures(mongo, recordings, clock);
    }

    @Bean
    Eraser recordingEraser(Recordings recordings, Jobs jobs, ObjectStore store, Workshop workshop,
            RecordingLink link, Clock clock) {
        return new Eraser(recordings, jobs, store, workshop.remix(store), link, clock);
    }

    @Bean
    Retention recordingRetention(Recordings recordings, RecordingLink link, RetentionSettings settings,
            Clock clock) {
        return new Retention(recordings, link, settings, clock);
    }

    @Bean
    Housekeeper recordingHousekeeper(Erasures erasures, Eraser eraser, MongoOperations mongo,
            Retention retention, RetentionSettings settings, Clock clock) {
        return new Housekeeper(erasures, eraser, new SweepTurns(mongo, clock), retention, settings, clock);
    }
}
