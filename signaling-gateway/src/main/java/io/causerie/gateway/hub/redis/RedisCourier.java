package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.Courier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** Looks up the node and publishes on its channel, in one script; many may be on their way. */
final class RedisCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(RedisCourier.class);

    private final String nodeId;
    private final Script script;
    private final ReactiveStringRedisTemplate redis;

    RedisCourier(String nodeId, Script script, ReactiveStringRedisTemplate redis) {
        this.nodeId = nodeId;
        this.script = script;
        this.redis = redis;
    }

    @Override
    public void send(String userId, String frame) {
        script.later(redis, "send", nodeId, userId, frame).subscribe(_ -> {},
                error -> LOG.debug("A frame was dropped, since Redis does not answer", error));
    }
}
