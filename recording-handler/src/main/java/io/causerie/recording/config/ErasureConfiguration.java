package io.causerie.recording.config;

import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.erasure.Eraser;
import io.causerie.recording.erasure.Erasures;
import io.causerie.recording.erasure.Housekeeper;
import io.causerie.recording.erasure.Retention;
import io.causerie.recording.erasure.RetentionSettings;
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
    Erasures recordingErasures(MongoOperations mongo, Clock clock) {
        return new Erasures(mongo, clock);
    }

    @Bean
    Retention recordingRetention(RecordingRows recordings, ObjectStore store, RecordingLink link,
            RetentionSettings settings, Clock clock) {
        return new Retention(recordings, store, link, settings, clock);
    }

    @Bean
    Housekeeper recordingHousekeeper(Erasures erasures, Retention retention, RetentionSettings settings,
            RecordingRows recordings, Jobs jobs, ObjectStore store, Workshop workshop, RecordingLink link,
            Clock clock) {
        return new Housekeeper(erasures,
                workshop.remix(store, clock)
                        .map(remix -> new Eraser(recordings, jobs, store, remix, link)),
                retention, settings);
    }
}
