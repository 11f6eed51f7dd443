package io.causerie.recording.config;

import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.s3.S3Connection;
import io.causerie.recording.store.s3.S3ObjectStore;
import io.causerie.recording.store.s3.S3Settings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of parts and files. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Settings.class)
class FilesConfiguration {
    @Bean
    @ConditionalOnMissingBean(ObjectStore.class)
    S3ObjectStore recordingStore(S3Settings settings, ObjectProvider<S3Connection> brought) {
        return new S3ObjectStore(settings, brought.getIfAvailable());
    }

    @Bean
    MeterBinder recordingStoreMetrics(ObjectProvider<S3ObjectStore> stores) {
        return registry -> stores.ifAvailable(store -> FunctionCounter
                .builder("causerie.recording.store.failures", store, S3ObjectStore::failures)
                .description("Calls of the S3 server that came to nothing").register(registry));
    }
}
