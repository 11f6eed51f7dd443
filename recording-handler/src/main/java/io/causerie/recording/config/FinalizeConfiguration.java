package io.causerie.recording.config;

import io.causerie.eventlog.CommitStore;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.media.BundledFfmpeg;
import io.causerie.recording.media.FfmpegSettings;
import io.causerie.recording.finalize.FinalizeLimits;
import io.causerie.recording.finalize.FinalizeMeters;
import io.causerie.recording.finalize.FinalizeWorker;
import io.causerie.recording.finalize.JobMetrics;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.finalize.Workshop;
import io.causerie.recording.link.HttpRecordingLink;
import io.causerie.recording.link.LocalRecordingLink;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.ObjectStore;
import io.causerie.rest.link.CommandLinkProperties;
import io.causerie.rest.link.HttpLink;
import io.causerie.rest.link.LocalLink;
import io.causerie.rest.link.ServiceToken;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The making of files, and the way to the command side: over HTTP where it has an address, else over the command bus of this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FinalizeLimits.class, FfmpegSettings.class, CommandLinkProperties.class})
class FinalizeConfiguration {
    @Bean
    RecordingLink recordingLink(CommandLinkProperties properties, CommandGateway commands, Clock clock) {
        return properties.url() == null
                ? new LocalRecordingLink(new LocalLink(commands))
                : new HttpRecordingLink(new HttpLink(properties.url(), properties,
                        new ServiceToken(properties.secret(), clock)));
    }

    @Bean
    Jobs recordingJobs(MongoOperations mongo, Clock clock) {
        return new Jobs(mongo, clock);
    }

    @Bean
    JobMetrics recordingJobMetrics(MongoOperations mongo, Clock clock) {
        return new JobMetrics(mongo, clock);
    }

    @Bean
    Workshop recordingWorkshop(FfmpegSettings ffmpeg, FinalizeLimits limits,
            ObjectProvider<BundledFfmpeg> bundled) {
        return Workshop.equipped(ffmpeg, limits, bundled.getIfAvailable());
    }

    @Bean
    FinalizeWorker finalizeWorker(Workshop workshop, Jobs jobs, Recordings recordings, ObjectStore store,
            RecordingLink link, CommitStore log, MeterRegistry meters, Clock clock) {
        return workshop.worker(jobs, recordings, store, link, log.isExclusive(), new FinalizeMeters(meters),
                clock);
    }
}
