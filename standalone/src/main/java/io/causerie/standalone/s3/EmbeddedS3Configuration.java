package io.causerie.standalone.s3;

import io.causerie.gateway.web.MediaOrigin;
import io.causerie.recording.store.s3.S3Connection;
import io.causerie.standalone.data.DataDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded server, unless another one is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "causerie.recording.s3.endpoint", matchIfMissing = true, havingValue = "embedded")
public class EmbeddedS3Configuration {
    private static final String DIRECTORY = "files";

    @Bean
    EmbeddedS3 embeddedS3(DataDirectory directory, @Value("${causerie.s3-port}") int port) {
        return EmbeddedS3.on(directory.resolve(DIRECTORY), port);
    }

    /** The pages may play from there. */
    @Bean
    MediaOrigin embeddedS3Origin(EmbeddedS3 server) {
        return new MediaOrigin(server.connection().endpoint());
    }

    @Bean
    S3Connection s3Connection(EmbeddedS3 server) {
        return server.connection();
    }
}
