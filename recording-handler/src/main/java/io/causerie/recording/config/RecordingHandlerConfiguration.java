package io.causerie.recording.config;

import io.causerie.rest.process.ProcessConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything the recording handler is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
@Import({ConsentConfiguration.class, FilesConfiguration.class, CaptureConfiguration.class,
        FinalizeConfiguration.class, ReadingConfiguration.class,
        ErasureConfiguration.class, ProcessConfiguration.class})
public class RecordingHandlerConfiguration {}
