package io.causerie.recording.config;

import io.causerie.recording.consent.Recordings;
import io.causerie.recording.erasure.Erasures;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.reading.Proofs;
import io.causerie.recording.reading.Reading;
import io.causerie.recording.reading.ReadingLimits;
import io.causerie.recording.reading.RecordingList;
import io.causerie.recording.reading.RecordingsInWork;
import io.causerie.recording.reading.web.RecordingsController;
import io.causerie.recording.reading.web.RecordingsInWorkController;
import io.causerie.recording.store.ObjectStore;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The reading of recordings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingLimits.class)
@Import({RecordingsController.class, RecordingsInWorkController.class})
class ReadingConfiguration {
    @Bean
    Reading reading(Recordings recordings, ObjectStore store, ReadingLimits limits, Clock clock) {
        return new Reading(recordings, store, limits, clock);
    }

    @Bean
    RecordingList recordingList(Recordings recordings, Jobs jobs, Erasures erasures) {
        return new RecordingList(recordings, jobs, erasures);
    }

    @Bean
    RecordingsInWork recordingsInWork(RecordingList list, Recordings recordings, Jobs jobs,
            Erasures erasures, Clock clock) {
        return new RecordingsInWork(list, recordings, jobs, erasures, clock);
    }

    @Bean
    Proofs proofs(Recordings recordings, EventStore events, ObjectStore store) {
        return new Proofs(recordings, events, store);
    }
}
