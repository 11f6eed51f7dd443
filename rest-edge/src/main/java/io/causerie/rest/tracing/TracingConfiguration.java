package io.causerie.rest.tracing;

import io.causerie.eventlog.tracing.Traces;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What carries traces further than Spring does. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        Tracer recording = tracer.getIfAvailable();
        return recording == null ? Traces.OFF : new RecordedTraces(recording, propagator.getObject());
    }
}
