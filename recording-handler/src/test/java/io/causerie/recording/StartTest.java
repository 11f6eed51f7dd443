package io.causerie.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.recording.support.HandlerApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator is told. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {
    @Test
    void without_ffmpeg_it_does_not_start_and_says_what_to_do(CapturedOutput output) {
        var application = new SpringApplicationBuilder(HandlerApp.class)
                .initializers(new HandlerApp.Infrastructure())
                .properties("server.port=0", "server.address=127.0.0.1", "causerie.event-log.store=embedded",
                        "axon.axonserver.enabled=false", "axon.serializer.general=jackson",
                        "axon.serializer.events=jackson", "axon.serializer.messages=jackson",
                        "causerie.recording.ffmpeg.path=/no/such/ffmpeg");

        assertThatThrownBy(application::run).hasRootCauseInstanceOf(
                io.causerie.recording.media.NoFfmpeg.class);

        assertThat(output).contains("APPLICATION FAILED TO START", "/no/such/ffmpeg", "Action:",
                "Install it so that it is on the path").doesNotContain("BeanCreationException");
    }
}
