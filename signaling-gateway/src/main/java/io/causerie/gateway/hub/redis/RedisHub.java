package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.Courier;
import io.causerie.gateway.hub.Expectations;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.WaitingPool;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The hub of one of several nodes. Starts before anything serves and stops after it. */
public final class RedisHub implements Hub, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RedisHub.class);

    private final String nodeId = UUID.randomUUID().toString();
    private final HubListeners listeners;
    private final PresenceLimits limits;
    private final Clock clock;
    private final RedisPresence presence;
    private final Expectations expectations;
    private final WaitingPool waiting;
    private final Courier courier;
    private final Subscription subscription;
    private volatile ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;
    private volatile Instant leasedUntil = Instant.MIN;

    public RedisHub(LettuceConnectionFactory redis, HubListeners listeners, PresenceLimits limits,
            WaitingLimits waitingLimits, Clock clock) {
        StringRedisTemplate template = new StringRedisTemplate(redis);
        Script script = new Script(template, "presence.lua");
        this.listeners = listeners;
        this.limits = limits;
        this.clock = clock;
        this.presence = new RedisPresence(nodeId, script, listeners, limits);
        this.expectations = new RedisExpectations(script, limits);
        this.waiting = new RedisWaitingPool(new Script(template, "waiting-pool.lua"), waitingLimits, clock);
        this.courier = new RedisCourier(nodeId, script, new ReactiveStringRedisTemplate(redis));
        this.subscription = new Subscription(redis, nodeId,
                text -> Notice.read(text).tell(listeners, presence));
    }

    /** Until when the other nodes take this one for alive; in the past if Redis is away. */
    public Instant leasedUntil() {
        return leasedUntil;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("hub-lease").factory());
        long every = limits.renewEvery().toMillis();
        renew();
        timer.scheduleAtFixedRate(this::renew, every, every, TimeUnit.MILLISECONDS);
        running = true;
    }

    /** First to hear, then to be known as somebody who hears. */
    private void renew() {
        try {
            Instant asked = clock.instant();
            subscription.ensure();
            presence.renew();
            leasedUntil = asked.plus(limits.lease());
        } catch (RuntimeException e) {
            LOG.warn("Could not renew this node's lease: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        try {
            presence.retire();
        } catch (HubUnavailable e) {
            LOG.warn("Could not say that this node stops; the others will find out: {}", e.getMessage());
        }
        subscription.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the client to Redis, which has phase 0, and before all that serves. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public String nodeId() {
        return nodeId;
    }

    @Override
    public Presence presence() {
        return presence;
    }

    @Override
    public Expectations expectations() {
        return expectations;
    }

    @Override
    public Courier courier() {
        return courier;
    }

    @Override
    public WaitingPool waiting() {
        return waiting;
    }

    @Override
    public void listen(HubListener listener) {
        listeners.add(listener);
    }
}
