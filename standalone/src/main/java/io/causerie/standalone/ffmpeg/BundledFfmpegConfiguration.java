package io.causerie.standalone.ffmpeg;

import io.causerie.recording.media.BundledFfmpeg;
import io.causerie.standalone.data.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says where the bundled ffmpeg is; it is for Linux on x86-64. */
@Configuration(proxyBeanMethods = false)
public class BundledFfmpegConfiguration {
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    @Bean
    BundledFfmpeg bundledFfmpeg(DataDirectory directory) {
        return () -> {
            System.setProperty(CACHE, directory.resolve("ffmpeg").toString());
            return Optional.ofNullable(Loader.load(ffmpeg.class)).map(Path::of);
        };
    }
}
