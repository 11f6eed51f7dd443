package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.ClientType;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches how often users send what. */
final class Rates {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int TYPES = ClientType.values().length;

    private final Map<ClientType, Bandwidth> bandwidths = new EnumMap<>(ClientType.class);

    Rates(RateLimits limits) {
        for (ClientType type : ClientType.values()) {
            bandwidths.put(type, of(type, limits));
        }
    }

    private static Bandwidth of(ClientType type, RateLimits limits) {
        return switch (type) {
            case OFFER, ANSWER, WEBRTC_OFFER, WEBRTC_ANSWER -> rate(limits.sdpPerSecond(), limits.sdpBurst());
            case ICE_CANDIDATE, PARTNER_ICE_CANDIDATE ->
                rate(limits.candidatePerSecond(), limits.candidateBurst());
            case CHAT_MESSAGE, PARTNER_CHAT_MESSAGE -> rate(limits.chatPerSecond(), limits.chatBurst());
            case MEDIA_STATE -> rate(limits.mediaPerSecond(), limits.mediaBurst());
            case FIND_PARTNER, NEXT_PARTNER -> rate(limits.findPerSecond(), limits.findBurst());
            case HELLO, LEAVE, STOP_CHAT, REPORT_PARTNER, BLOCK_PARTNER -> rate(limits.otherPerSecond(),
                    limits.otherBurst());
        };
    }

    private static Bandwidth rate(int perSecond, int burst) {
        return Bandwidth.builder().capacity(burst).refillGreedy(perSecond, SECOND).build();
    }

    Conduct forUser() {
        return new Conduct();
    }

    /**
     * How one user behaves, over the connections they have one after the other: token buckets, each only once its type is first used,
     * and mistakes.
     */
    final class Conduct {
        private @Nullable Bucket @Nullable [] buckets;
        private @Nullable Mistakes invalid;
        private @Nullable Mistakes dropped;

        /** 0 if the message may be handled; otherwise after how many milliseconds the next one may. */
        synchronized long take(ClientType type) {
            if (buckets == null) {
                buckets = new Bucket[TYPES];
            }
            Bucket bucket = buckets[type.ordinal()];
            if (bucket == null) {
                bucket = make(type);
                buckets[type.ordinal()] = bucket;
            }
            return bucket.tryConsume(1)
                    ? 0
                    : Math.max(1,
                            bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()
                                    / Duration.ofMillis(1).toNanos());
        }

        private Bucket make(ClientType type) {
            return Bucket.builder().addLimit(bandwidths.get(type))
                    .withCustomTimePrecision(TimeMeter.SYSTEM_NANOTIME)
                    .withSynchronizationStrategy(SynchronizationStrategy.NONE).build();
        }

        /** Whether the message just refused was one too many. */
        synchronized boolean isAbusive(boolean wasInvalid, ConnectionLimits limits) {
            long now = System.nanoTime();
            long window = limits.abuseWindow().toNanos();
            if (wasInvalid) {
                invalid = invalid == null ? new Mistakes() : invalid;
                return invalid.tooMany(now, window, limits.maxInvalid());
            }
            dropped = dropped == null ? new Mistakes() : dropped;
            return dropped.tooMany(now, window, limits.maxDropped());
        }
    }
}
