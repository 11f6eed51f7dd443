package io.causerie.query.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the audit.
 *
 * @param verificationWait how long asking for the verification waits for its end before it is told how far it is
 * @param verificationKept for how long after its end a verification is the answer; who asks later starts another
 * @param progressInterval how often a stream of a verification says how far it is
 * @param maxStreams how many streams one process writes at the same time; more are told to come again
 */
@ConfigurationProperties("causerie.audit")
public record AuditLimits(@DefaultValue("PT2S") Duration verificationWait,
        @DefaultValue("PT10S") Duration verificationKept,
        @DefaultValue("PT1S") Duration progressInterval,
        @DefaultValue("16") int maxStreams) {}
