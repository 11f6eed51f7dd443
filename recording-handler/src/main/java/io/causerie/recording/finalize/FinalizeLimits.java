package io.causerie.recording.finalize;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How files are made ({@code causerie.recording.finalize.*}).
 *
 * @param workers sessions that this node works on at the same time; 0: none, it only takes parts
 * @param pollInterval how often it looks for work
 * @param lease after how long without a sign of life another node takes over a session
 * @param settle how long no part must have come before work begins; longer than clients wait before they repeat one (8 s + 25 %)
 * @param settleAtMost how long after the session's end parts are waited for at most
 * @param slice how much may be missing at the end of a grant without being waited for: what a client sends at a time
 * @param retryFirst the pause after the first failure; it doubles with each further one
 * @param retryMost the longest pause
 * @param maxTries how often a session is tried whose files cannot be made, and how often one at whose files processes die
 * @param giveUpAfter for how long a store that is away is waited for
 * @param workDirectory where parts and files lie meanwhile; by default in the system's directory for temporary files
 */
@ConfigurationProperties("causerie.recording.finalize")
public record FinalizeLimits(@DefaultValue("1") int workers, @DefaultValue("PT1S") Duration pollInterval,
        @DefaultValue("PT30S") Duration lease, @DefaultValue("PT20S") Duration settle,
        @DefaultValue("PT10M") Duration settleAtMost, @DefaultValue("PT5S") Duration slice,
        @DefaultValue("PT5S") Duration retryFirst,
        @DefaultValue("PT5M") Duration retryMost, @DefaultValue("3") int maxTries,
        @DefaultValue("PT24H") Duration giveUpAfter, @Nullable Path workDirectory) {
    FinalizeLimits withoutWorkers() {
        return new FinalizeLimits(0, pollInterval, lease, settle, settleAtMost, slice, retryFirst, retryMost,
                maxTries, giveUpAfter, workDirectory);
    }
}
