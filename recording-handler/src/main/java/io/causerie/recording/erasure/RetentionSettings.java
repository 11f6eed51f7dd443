package io.causerie.recording.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For how long anything is kept ({@code causerie.recording.retention.*}).
 *
 * @param files how long finished files are kept
 * @param parts how long the parts of a session are kept whose files could not be made
 * @param sweepEvery how often what is too old is looked for
 * @param erasurePoll how often requests for erasure are looked for; after a failure the pause doubles, up to ten minutes
 * @param erasureLease after how long without a sign of life another node goes on with an erasure
 */
@ConfigurationProperties("causerie.recording.retention")
public record RetentionSettings(@DefaultValue("P90D") Duration files, @DefaultValue("P7D") Duration parts,
        @DefaultValue("PT1H") Duration sweepEvery, @DefaultValue("PT2S") Duration erasurePoll,
        @DefaultValue("PT30S") Duration erasureLease) {}
