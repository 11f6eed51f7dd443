package io.causerie.recording.config;

import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.s3.S3Connection;
import io.causerie.recording.store.s3.S3ObjectStore;
import io.causerie.recording.store.s3.S3Settings;
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
    @ConditionalOnMissingBean
    ObjectStore recordingStore(S3Settings settings, ObjectProvider<S3Connection> brought) {
        return new S3ObjectStore(settings, brought.getIfAvailable());
    }
}
