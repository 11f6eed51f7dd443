package io.causerie.gateway.hub.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/** What this node hears: its own channel, and that of all nodes; one message after the other, in order. */
final class Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final LettuceConnectionFactory redis;
    private final List<ChannelTopic> channels;
    private final Consumer<String> heard;
    private final ExecutorService order = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("hub-notices").daemon().factory());
    private @Nullable RedisMessageListenerContainer container;

    Subscription(LettuceConnectionFactory redis, String nodeId, Consumer<String> heard) {
        this.redis = redis;
        this.channels = List.of(new ChannelTopic("{causerie}:node:" + nodeId),
                new ChannelTopic("{causerie}:notices"));
        this.heard = heard;
    }

    /** Subscribes, if that has not worked yet. Once it has, a lost connection is made again by Lettuce, and subscribed again. */
    synchronized void ensure() {
        if (container != null) {
            return;
        }
        RedisMessageListenerContainer starting = new RedisMessageListenerContainer();
        starting.setConnectionFactory(redis);
        starting.setTaskExecutor(order);
        starting.addMessageListener(
                (message, _) -> hear(new String(message.getBody(), StandardCharsets.UTF_8)),
                channels);
        starting.afterPropertiesSet();
        try {
            starting.start();
        } catch (RuntimeException e) {
            discard(starting);
            throw e;
        }
        container = starting;
    }

    private void hear(String text) {
        try {
            heard.accept(text);
        } catch (RuntimeException e) {
            LOG.error("A notice of another node could not be heeded", e);
        }
    }

    synchronized void close() {
        if (container != null) {
            discard(container);
            container = null;
        }
    }

    private static void discard(RedisMessageListenerContainer container) {
        try {
            container.destroy();
        } catch (Exception e) {
            LOG.debug("A subscription could not be ended in order", e);
        }
    }
}
