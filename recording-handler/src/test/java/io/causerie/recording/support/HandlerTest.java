package io.causerie.recording.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test against {@link HandlerApp} on a real port. Its context is shared; sessions are each test's own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = HandlerApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "server.address=127.0.0.1", "causerie.event-log.store=embedded", "axon.axonserver.enabled=false",
        "axon.serializer.general=jackson", "axon.serializer.events=jackson",
        "axon.serializer.messages=jackson", "logging.level.de.bwaldvogel.mongo=OFF",
        "causerie.recording.s3.create-bucket=true", "causerie.recording.s3.timeout=PT2S",
        "causerie.recording.capture.max-tracks=3", "causerie.recording.capture.max-size=2MB",
        "causerie.recording.finalize.poll-interval=PT0.1S", "causerie.recording.finalize.settle=PT0S",
        "causerie.recording.finalize.retry-first=PT0.2S", "causerie.recording.finalize.retry-most=PT0.5S",
        "causerie.recording.retention.sweep-every=PT0.5S",
        "causerie.recording.retention.erasure-poll=PT0.2S",
        "causerie.recording.ffmpeg.inputs-at-once=4", "causerie.recording.ffmpeg.time-limit=PT60S"})
@ContextConfiguration(initializers = HandlerApp.Infrastructure.class)
public @interface HandlerTest {
}
